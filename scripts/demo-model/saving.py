"""Saves the trained weights as a Hugging Face folder that the exporter reads."""
from pathlib import Path

import torch
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM

import settings as s
from model import TinyLlama

# The same weights in the trainer's own layout, for the next phase to start from.
WEIGHTS = "weights.pt"


def save(model: TinyLlama, tokenizer, folder: Path) -> None:
    """Write the weights as Hugging Face's Llama, with the tokenizer and greedy generation as the default."""
    ids = dict(bos_token_id=None, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id)
    config = LlamaConfig(
        vocab_size=model.vocabulary, hidden_size=s.WIDTH, intermediate_size=s.INNER_WIDTH, num_hidden_layers=s.LAYERS,
        num_attention_heads=s.HEADS, num_key_value_heads=s.KEY_VALUE_HEADS, head_dim=s.HEAD_SIZE,
        max_position_embeddings=s.CONTEXT, rms_norm_eps=1e-5, rope_theta=s.ROPE_THETA, tie_word_embeddings=True, **ids)
    llama = LlamaForCausalLM(config).eval()
    llama.load_state_dict(model.llama_weights(), strict=True)
    llama.generation_config = GenerationConfig(do_sample=False, **{k: v for k, v in ids.items() if v is not None})
    llama.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    torch.save(model.state_dict(), folder / WEIGHTS)
    check_same(model, llama)


@torch.no_grad()
def check_same(model: TinyLlama, llama: LlamaForCausalLM) -> None:
    """The saved model must compute what the trained one does."""
    ids = torch.arange(10, 90)[None]
    difference = (llama(ids).logits - model.hidden(ids) @ model.embedding.weight.T).abs().max().item()
    assert difference < 1e-2, difference

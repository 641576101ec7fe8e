"""Writes a shape's weights as the Hugging Face folder that exporters read."""

from pathlib import Path

from safetensors.torch import save_file
from transformers import (
    GenerationConfig,
    LlamaConfig,
    PretrainedConfig,
    PreTrainedTokenizerBase,
    Qwen2Config,
)

from settings import CONTEXT, VOCABULARY, Shape
from weights import weights

CLASSES = {
    "qwen2": (Qwen2Config, "Qwen2ForCausalLM"),
    "llama": (LlamaConfig, "LlamaForCausalLM"),
}


def make_config(shape: Shape, ids: dict) -> PretrainedConfig:
    config_class, model_class = CLASSES[shape.architecture]
    return config_class(
        architectures=[model_class],
        dtype="bfloat16",
        vocab_size=VOCABULARY,
        hidden_size=shape.width,
        intermediate_size=shape.inner_width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_value_heads,
        max_position_embeddings=CONTEXT,
        rms_norm_eps=shape.norm_epsilon,
        rope_parameters={"rope_type": "default", "rope_theta": shape.rope_theta},
        tie_word_embeddings=True,
        bos_token_id=None,
        **ids,
    )


def save(shape: Shape, tokenizer: PreTrainedTokenizerBase, folder: Path) -> None:
    ids = dict(eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id)
    folder.mkdir(parents=True)
    make_config(shape, ids).save_pretrained(folder)
    GenerationConfig(do_sample=False, **ids).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    save_file(dict(weights(shape, tokenizer)), folder / "model.safetensors", {"format": "pt"})

"""The random weights of a shape, the same every time, and behaving well enough to be measured.

A tensor is seeded by its name alone, so the draft model shares its layers with the model it drafts
for. Three things differ from plain noise, none of which changes what a step costs:

- The embedding is small beside what the layers add. It is also the output matrix, and an answer
  would otherwise repeat its last token for ever.
- Special tokens and tokens that are no text of their own have short embeddings. Their logits stay
  near zero where the best ones reach twenty, so no answer ends early or shows broken characters,
  greedy or sampled.
- The first layers are loud and the rest whisper. The draft model, which has the loud ones only,
  therefore guesses most tokens right, as a trained one would.
"""

import math
import zlib
from collections.abc import Iterator

import torch
from transformers import PreTrainedTokenizerBase

from settings import SEED, VOCABULARY, Shape

EMBEDDING_SPREAD = 0.01
UNSPOKEN_FACTOR = 0.1
# The spread of the logits: that of a model that is fairly sure of itself.
LOGIT_SPREAD = 5.0
BIAS_SPREAD = 0.1
# A norm's weights lie this far around their mean; with all of them one, a runtime may skip them.
NORM_RANGE = 0.25
LOUD_LAYERS = 2
WHISPER = 0.03

EMBEDDING = "model.embed_tokens.weight"
FINAL_NORM = "model.norm.weight"


def layer_sizes(shape: Shape) -> dict[str, tuple[int, int]]:
    """Output and input width of each matrix of a layer."""
    width, inner = shape.width, shape.inner_width
    key_value = shape.key_value_heads * shape.head_size
    return {
        "self_attn.q_proj": (width, width),
        "self_attn.k_proj": (key_value, width),
        "self_attn.v_proj": (key_value, width),
        "self_attn.o_proj": (width, width),
        "mlp.gate_proj": (inner, width),
        "mlp.up_proj": (inner, width),
        "mlp.down_proj": (width, inner),
    }


def generator(name: str) -> torch.Generator:
    return torch.Generator().manual_seed(SEED + zlib.crc32(name.encode()))


def normal(name: str, spread: float, *size: int) -> torch.Tensor:
    return torch.randn(*size, generator=generator(name)) * spread


def norm(name: str, mean: float, width: int) -> torch.Tensor:
    deviation = torch.rand(width, generator=generator(name)) * 2 - 1
    return mean * (1 + NORM_RANGE * deviation)


def is_spoken(tokenizer: PreTrainedTokenizerBase, token: int) -> bool:
    """Whether the token is text by itself, not a part of a character or a control character."""
    text = tokenizer.decode([token])
    return token not in tokenizer.all_special_ids and all(
        character.isprintable() and character != "\ufffd" or character == "\n" for character in text
    )


def embedding(shape: Shape, tokenizer: PreTrainedTokenizerBase) -> torch.Tensor:
    weights = normal(EMBEDDING, EMBEDDING_SPREAD, VOCABULARY, shape.width)
    unspoken = [token for token in range(VOCABULARY) if not is_spoken(tokenizer, token)]
    weights[unspoken] *= UNSPOKEN_FACTOR
    return weights


def layer(shape: Shape, number: int) -> Iterator[tuple[str, torch.Tensor]]:
    prefix = f"model.layers.{number}"
    for name in (f"{prefix}.input_layernorm.weight", f"{prefix}.post_attention_layernorm.weight"):
        yield name, norm(name, 1.0, shape.width)
    for matrix, (rows, columns) in layer_sizes(shape).items():
        name = f"{prefix}.{matrix}"
        whispers = number >= LOUD_LAYERS and matrix.endswith(("o_proj", "down_proj"))
        spread = (WHISPER if whispers else 1.0) / math.sqrt(columns)
        yield f"{name}.weight", normal(f"{name}.weight", spread, rows, columns)
        if shape.architecture == "qwen2" and matrix.endswith(("q_proj", "k_proj", "v_proj")):
            yield f"{name}.bias", normal(f"{name}.bias", BIAS_SPREAD, rows)


def weights(shape: Shape, tokenizer: PreTrainedTokenizerBase) -> Iterator[tuple[str, torch.Tensor]]:
    """Every tensor under its Hugging Face name, in 16 bits as published models come."""
    yield EMBEDDING, embedding(shape, tokenizer).bfloat16()
    for number in range(shape.layers):
        for name, tensor in layer(shape, number):
            yield name, tensor.bfloat16()
    mean = LOGIT_SPREAD / (EMBEDDING_SPREAD * math.sqrt(shape.width))
    yield FINAL_NORM, norm(FINAL_NORM, mean, shape.width).bfloat16()

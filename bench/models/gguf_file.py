"""Writes a shape as a GGUF file, as llama.cpp's converter and quantizer would.

llama.cpp's quantizer keeps the output matrix, here the embedding, in more bits than the rest of a
q4_0 file: q6_K, or q8_0 where a row is no multiple of 256 numbers long. The gguf package cannot
write q6_K, so it is q8_0 for every shape. Only for rows of 896 numbers is that the same.
"""

from pathlib import Path

import gguf
import torch
from transformers import PreTrainedTokenizerBase

from settings import CONTEXT, VOCABULARY, Shape
from weights import weights

TYPES = {
    "q8_0": (gguf.GGMLQuantizationType.Q8_0, gguf.LlamaFileType.MOSTLY_Q8_0),
    "q4_0": (gguf.GGMLQuantizationType.Q4_0, gguf.LlamaFileType.MOSTLY_Q4_0),
}
ARCHITECTURES = {"qwen2": gguf.MODEL_ARCH.QWEN2, "llama": gguf.MODEL_ARCH.LLAMA}


def write_sizes(writer: gguf.GGUFWriter, shape: Shape) -> None:
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.inner_width)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_value_heads)
    writer.add_rope_freq_base(shape.rope_theta)
    writer.add_rope_dimension_count(shape.head_size)
    writer.add_layer_norm_rms_eps(shape.norm_epsilon)
    writer.add_vocab_size(VOCABULARY)


def write_tokenizer(
    writer: gguf.GGUFWriter, tokenizer: PreTrainedTokenizerBase, folder: Path
) -> None:
    special = set(tokenizer.all_special_ids)
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokenizer.convert_ids_to_tokens(range(VOCABULARY)))
    writer.add_token_types([control if token in special else normal for token in range(VOCABULARY)])
    merges_and_template = gguf.SpecialVocab(folder, load_merges=True, special_token_types=())
    merges_and_template.add_to_gguf(writer, quiet=True)
    writer.add_eos_token_id(tokenizer.eos_token_id)
    writer.add_pad_token_id(tokenizer.pad_token_id)
    # Qwen2's files name one too; it is never added to a prompt.
    writer.add_bos_token_id(tokenizer.pad_token_id)
    writer.add_add_bos_token(False)


def interleave(matrix: torch.Tensor, heads: int) -> torch.Tensor:
    """Hugging Face rotates a head's first half with its second, llama.cpp's llama even with odd."""
    return matrix.unflatten(0, (heads, 2, -1)).transpose(1, 2).reshape(matrix.shape)


def rearranged(shape: Shape, name: str, tensor: torch.Tensor) -> torch.Tensor:
    if shape.architecture == "llama" and name.endswith("q_proj.weight"):
        return interleave(tensor, shape.heads)
    if shape.architecture == "llama" and name.endswith("k_proj.weight"):
        return interleave(tensor, shape.key_value_heads)
    return tensor


def write_weights(
    writer: gguf.GGUFWriter, shape: Shape, tokenizer: PreTrainedTokenizerBase, kind: str
) -> None:
    names = gguf.get_tensor_name_map(ARCHITECTURES[shape.architecture], shape.layers)
    for name, tensor in weights(shape, tokenizer):
        numbers = rearranged(shape, name, tensor).float().numpy()
        stored = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if numbers.ndim == 1:
            writer.add_tensor(stored, numbers)
            continue
        bits = TYPES["q8_0" if stored == "token_embd.weight" else kind][0]
        writer.add_tensor(stored, gguf.quants.quantize(numbers, bits), raw_dtype=bits)


def write(
    shape: Shape, tokenizer: PreTrainedTokenizerBase, tokenizer_folder: Path, kind: str, path: Path
) -> None:
    writer = gguf.GGUFWriter(path, gguf.MODEL_ARCH_NAMES[ARCHITECTURES[shape.architecture]])
    writer.add_type(gguf.GGUFType.MODEL)
    writer.add_name(path.stem)
    writer.add_file_type(TYPES[kind][1])
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    write_sizes(writer, shape)
    write_tokenizer(writer, tokenizer, tokenizer_folder)
    write_weights(writer, shape, tokenizer, kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()

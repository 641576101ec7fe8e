"""What is made: the shapes, the formats of each, and where they go."""

import os
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = Path(
    os.environ.get("OPENVINO_SERVE_BENCH_MODELS")
    or Path.home() / ".cache" / "openvino-serve" / "bench-models"
)
# A Python that already has the packages of requirements.txt; else FOLDER gets one of its own.
PYTHON = os.environ.get("OPENVINO_SERVE_BENCH_MODELS_PYTHON")

TOKENIZER = "tokenizer-32k"
VOCABULARY = 32000
CONTEXT = 32768
SEED = 0


@dataclass(frozen=True)
class Shape:
    """The sizes of a published model, but for the vocabulary."""

    architecture: str
    width: int
    inner_width: int
    layers: int
    heads: int
    key_value_heads: int
    rope_theta: float
    norm_epsilon: float

    @property
    def head_size(self) -> int:
        return self.width // self.heads


SHAPES = {
    "qwen2.5-0.5b": Shape("qwen2", 896, 4864, 24, 14, 2, 1e6, 1e-6),
    # The first layers of the one above with the same weights, see weights.py.
    "qwen2.5-draft": Shape("qwen2", 896, 4864, 2, 14, 2, 1e6, 1e-6),
    "llama-3.2-1b": Shape("llama", 2048, 8192, 16, 32, 8, 5e5, 1e-5),
}

# "g32": weights that share a scale, in a row; "channel": the whole row does.
GROUPS = ("g32", "g64", "g128", "channel")
INT4 = [f"int4-{symmetry}-{group}" for symmetry in ("sym", "asym") for group in GROUPS]

# In the order in which they are made, the most needed ones first.
FORMATS = {
    "qwen2.5-0.5b": ["int8", "q8_0", "int8-sym", *INT4, "q4_0"],
    "qwen2.5-draft": ["int8"],
    "llama-3.2-1b": ["int8", "int4-sym-g128", "q8_0"],
}


@dataclass(frozen=True)
class Product:
    """One model to be made: weights of a shape in a format."""

    shape: str
    format: str

    @property
    def is_gguf(self) -> bool:
        return self.format.startswith("q")

    @property
    def name(self) -> str:
        return f"{self.shape}-{self.format}" + (".gguf" if self.is_gguf else "")

    @property
    def path(self) -> Path:
        return FOLDER / self.name


PRODUCTS = {
    product.name: product
    for product in (Product(shape, kind) for shape, kinds in FORMATS.items() for kind in kinds)
}

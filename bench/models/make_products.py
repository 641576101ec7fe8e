"""Makes the models that are named, those of one shape from one export. Run by make_models.py."""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from transformers import AutoTokenizer, PreTrainedTokenizerBase

import gguf_file
import hugging_face
import openvino_ir
from settings import FOLDER, FORMATS, PRODUCTS, SHAPES, TOKENIZER, Product


def size(path: Path) -> int:
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files)


def make(product: Product, write: Callable[[Product, Path], None]) -> None:
    """Write beside the place and rename when complete, so that what is there is whole."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=".making-", dir=FOLDER) as scratch:
        unfinished = Path(scratch) / product.name
        write(product, unfinished)
        unfinished.rename(product.path)
    seconds = time.monotonic() - start
    print(f"{product.path}: {size(product.path) / 1e6:,.0f} MB in {seconds:.0f} s", flush=True)


class ShapeMaker:
    """Makes products of one shape; the export is made when the first one needs it."""

    def __init__(self, name: str, tokenizer: PreTrainedTokenizerBase, scratch: Path) -> None:
        self.shape = SHAPES[name]
        self.tokenizer = tokenizer
        self.scratch = scratch

    def exported(self) -> Path:
        folder = self.scratch / "exported"
        if not folder.exists():
            hugging_face.save(self.shape, self.tokenizer, self.scratch / "weights")
            openvino_ir.export(self.scratch / "weights", folder)
            shutil.rmtree(self.scratch / "weights")
        return folder

    def write(self, product: Product, path: Path) -> None:
        if product.is_gguf:
            gguf_file.write(self.shape, self.tokenizer, FOLDER / TOKENIZER, product.format, path)
        else:
            openvino_ir.compress(self.exported(), product.format, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+", choices=PRODUCTS)
    names = parser.parse_args().names
    tokenizer = AutoTokenizer.from_pretrained(FOLDER / TOKENIZER)
    wanted = [product for product in PRODUCTS.values() if product.name in names]
    for shape in FORMATS:
        with tempfile.TemporaryDirectory(prefix=".making-", dir=FOLDER) as scratch:
            maker = ShapeMaker(shape, tokenizer, Path(scratch))
            for product in wanted:
                if product.shape == shape:
                    make(product, maker.write)


if __name__ == "__main__":
    main()

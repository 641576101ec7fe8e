"""Checks in llama.cpp that GGUF files compute what their weights do in Hugging Face's library.

Run by make_models.py --check --llama-server PATH. Each token that llama-server chose must be the
one that the uncompressed model prefers at that place, but for close choices.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)

import hugging_face
from questions import prompt, questions
from settings import FOLDER, PRODUCTS, SHAPES, TOKENIZER

PROMPTS = 4
TOKENS = 24
# 8 bits tip few choices; 4 bits of random weights, which have no structure to keep, tip many.
LOWEST_AGREEMENT = {"q8_0": 0.8, "q4_0": 0.2}
ADDRESS = "http://127.0.0.1:8799"
TEXTS = ["Grüße, 世界! 🙂", "It's 12345, they'll\n\n  wait \t{\"a\": [1, 2]}"]


def post(path: str, body: dict) -> dict:
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(ADDRESS + path, json.dumps(body).encode(), headers)
    return json.load(urllib.request.urlopen(request))


@contextmanager
def server(program: Path, model: Path) -> Iterator[None]:
    command = [program, "--model", model, "--port", ADDRESS.rpartition(":")[2], "-c", "2048"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            assert process.poll() is None, f"{program} does not load {model}"
            try:
                urllib.request.urlopen(f"{ADDRESS}/health")
                break
            except urllib.error.URLError:
                time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait()


def reference(shape: str, tokenizer: PreTrainedTokenizerBase) -> PreTrainedModel:
    with tempfile.TemporaryDirectory(prefix=".making-", dir=FOLDER) as scratch:
        hugging_face.save(SHAPES[shape], tokenizer, Path(scratch) / "weights")
        return AutoModelForCausalLM.from_pretrained(Path(scratch) / "weights", dtype=torch.float32)


@torch.no_grad()
def agreement(model: PreTrainedModel, ids: list[int]) -> float:
    """How many of the tokens that follow the prompt the model itself would have chosen there."""
    sampling = {"temperature": 0, "n_predict": TOKENS, "return_tokens": True}
    chosen = post("/completion", {"prompt": ids, **sampling})["tokens"]
    assert len(chosen) == TOKENS, f"ended after {len(chosen)} tokens"
    logits = model(torch.tensor([ids + chosen])).logits[0, len(ids) - 1 : -1]
    return (logits.argmax(-1) == torch.tensor(chosen)).float().mean().item()


def check_tokenizer(tokenizer: PreTrainedTokenizerBase) -> None:
    for text in questions(PROMPTS) + TEXTS:
        assert post("/tokenize", {"content": text})["tokens"] == tokenizer.encode(text), text


def check(name: str, program: Path, tokenizer: PreTrainedTokenizerBase) -> None:
    product = PRODUCTS[name]
    model = reference(product.shape, tokenizer)
    with server(program, product.path):
        check_tokenizer(tokenizer)
        shares = [agreement(model, prompt(tokenizer, text)) for text in questions(PROMPTS)]
    share = sum(shares) / PROMPTS
    assert share >= LOWEST_AGREEMENT[product.format], f"{name}: only {share:.0%} agree"
    print(f"{name}: reads text right; the uncompressed model agrees with {share:.0%} of its tokens")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    files = [product.name for product in PRODUCTS.values() if product.is_gguf]
    parser.add_argument("names", nargs="+", choices=files)
    options = parser.parse_args()
    # Threads that wait for each other are slow beside other programs.
    torch.set_num_threads(max(1, (os.cpu_count() or 2) // 2))
    tokenizer = AutoTokenizer.from_pretrained(FOLDER / TOKENIZER)
    for name in options.names:
        check(name, options.program, tokenizer)


if __name__ == "__main__":
    main()

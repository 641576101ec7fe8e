"""Checks that the exported folder reads and writes text just as the training did."""
import argparse
import random
from pathlib import Path

import openvino_genai as genai

import settings as s
from generator.mixture import conversation
from generator.rendering import render

CONVERSATIONS = 200
TEXTS = [
    "Hello, world!", "Grüße, 世界! 🙂👩‍👧", "e\u0301a\u0308 \t\n  x", "<tool_call>\n{}\n</tool_call>", "12 + 345 = 357",
]


def check_template(tokenizer: genai.Tokenizer) -> None:
    """GenAI's own template engine must write what the generator's rendering does."""
    rng = random.Random(7)
    for _ in range(CONVERSATIONS):
        chat = conversation(rng)
        options = {"tools": chat["tools"]} if chat["tools"] else {}
        written = tokenizer.apply_chat_template(chat["messages"], add_generation_prompt=False, **options)
        assert written == render(chat), f"{written!r}\n{render(chat)!r}"


def check_round_trip(tokenizer: genai.Tokenizer) -> None:
    for text in TEXTS:
        ids = tokenizer.encode(text, add_special_tokens=False).input_ids
        assert tokenizer.decode(ids)[0] == text, (text, tokenizer.decode(ids))


def check_no_paths(folder: Path) -> None:
    """Nothing in the text files may tell on which machine they were made."""
    for path in folder.iterdir():
        if path.suffix in (".xml", ".json"):
            text = path.read_text()
            assert str(Path.home()) not in text and str(s.HERE) not in text and str(s.WORK) not in text, path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=s.MODEL_FOLDER)
    options = parser.parse_args()
    tokenizer = genai.Tokenizer(str(options.model))
    check_template(tokenizer)
    check_round_trip(tokenizer)
    check_no_paths(options.model)
    print("template, round trip and paths are fine")

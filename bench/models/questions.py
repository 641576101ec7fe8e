"""Prompts to check models with: the load generator's kind, through the chat template."""

import random

from transformers import PreTrainedTokenizerBase

from corpus import load_generator_line, load_generator_words

SEED = 1


def questions(count: int) -> list[str]:
    rng = random.Random(SEED)
    words = load_generator_words()
    return [load_generator_line(rng, words) for _ in range(count)]


def prompt(tokenizer: PreTrainedTokenizerBase, question: str) -> list[int]:
    chat = [{"role": "user", "content": question}]
    return tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_dict=False)

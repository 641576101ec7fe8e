"""Checks in GenAI that models answer as the benchmark needs it: to the last token, in varied text.

Run by make_models.py --check.
"""

import argparse

import numpy
import openvino
import openvino_genai as genai
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from questions import prompt, questions
from settings import FOLDER, PRODUCTS, TOKENIZER
from weights import is_spoken

PROMPTS = 50
TOKENS = 256
# Answers that run in a short circle have fewer different tokens than this.
FEWEST_DIFFERENT = 16


def check_template(genai_tokenizer: genai.Tokenizer, tokenizer: PreTrainedTokenizerBase) -> None:
    """GenAI must read and template a question as the tokenizer that was trained does."""
    question = questions(1)[0]
    chat = [{"role": "user", "content": question}]
    text = genai_tokenizer.apply_chat_template(chat, add_generation_prompt=True)
    ids = genai_tokenizer.encode(text, add_special_tokens=False).input_ids.data[0].tolist()
    assert ids == prompt(tokenizer, question), text


def answers(
    pipeline: genai.ContinuousBatchingPipeline, prompts: list[list[int]]
) -> list[list[int]]:
    """Greedy answers as token ids."""
    config = pipeline.get_config()
    config.max_new_tokens, config.do_sample = TOKENS, False
    tensors = [openvino.Tensor(numpy.array([ids])) for ids in prompts]
    results = pipeline.generate(tensors, [config] * len(tensors))
    return [list(result.m_generation_ids[0]) for result in results]


def check(name: str, tokenizer: PreTrainedTokenizerBase) -> None:
    scheduler = genai.SchedulerConfig()
    scheduler.cache_size = 1
    pipeline = genai.ContinuousBatchingPipeline(str(FOLDER / name), scheduler, "CPU", {})
    check_template(pipeline.get_tokenizer(), tokenizer)
    given = answers(pipeline, [prompt(tokenizer, question) for question in questions(PROMPTS)])
    short = [len(ids) for ids in given if len(ids) != TOKENS]
    assert not short, f"{name}: {len(short)} answers ended early, after {short} tokens"
    unspoken = [token for token in set().union(*given) if not is_spoken(tokenizer, token)]
    assert not unspoken, f"{name} says {unspoken}"
    different = sorted(len(set(ids)) for ids in given)
    assert different[0] >= FEWEST_DIFFERENT, f"{name} repeats itself: {different}"
    print(
        f"{name}: {PROMPTS} answers of {TOKENS} tokens, {different[0]} to {different[-1]}"
        f" different ones each, {different[PROMPTS // 2]} in the middle",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    folders = [product.name for product in PRODUCTS.values() if not product.is_gguf]
    parser.add_argument("names", nargs="+", choices=folders)
    tokenizer = AutoTokenizer.from_pretrained(FOLDER / TOKENIZER)
    for name in parser.parse_args().names:
        check(name, tokenizer)


if __name__ == "__main__":
    main()

"""Pseudo-text for the tokenizer to be trained on.

Half of the lines are the load generator's own sentences, so that its prompts come out as a token a
word. The other half are invented words with the frequencies of a language, which fill the rest of
the vocabulary with tokens of the usual lengths.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

LOAD_GENERATOR_TEXT = (
    Path(__file__).resolve().parents[2] / "lib" / "bench" / "workloads" / "text.ts"
)
INVENTED_WORDS = 60_000
LINES = 120_000
ONSETS = (
    "b c d f g h j k l m n p r s t v w z br ch cl cr dr fl fr gl gr pl pr sh sl sp st str th tr"
).split() + [""] * 4
NUCLEI = "a e i o u ai ea ee oo ou".split()
CODAS = "b d g k l m n p r s t ng nd nt rd st ck".split() + [""] * 8
SYLLABLES = [1, 1, 2, 2, 2, 3, 3, 4]
PUNCTUATION = [".", ",", ";", ":", "!", "?", ".\n", " -", '"', "'"]
INSTRUCTION = "Repeat this text word for word:"


def load_generator_words() -> list[str]:
    """Read from its source, so that there is one list only."""
    listing = re.search(r"const WORDS = \((.*?)\)\.split", LOAD_GENERATOR_TEXT.read_text(), re.S)
    assert listing, f"no list of words in {LOAD_GENERATOR_TEXT}"
    return "".join(re.findall(r"'([^']*)'", listing[1])).split()


def invented_words(rng: random.Random) -> list[str]:
    """Distinct words, the short ones first."""
    words: dict[str, None] = {}
    while len(words) < INVENTED_WORDS:
        parts = (ONSETS, NUCLEI, CODAS) * rng.choice(SYLLABLES)
        words["".join(rng.choice(part) for part in parts)] = None
    return sorted(words, key=len)


def load_generator_line(rng: random.Random, words: list[str]) -> str:
    sentences = [
        " ".join(rng.choices(words, k=rng.randint(6, 14))).capitalize() + "."
        for _ in range(rng.randint(1, 3))
    ]
    return " ".join([INSTRUCTION, *sentences] if rng.random() < 0.05 else sentences)


def invented_line(rng: random.Random, words: list[str], weights: list[float]) -> str:
    chosen = rng.choices(words, cum_weights=weights, k=rng.randint(6, 24))
    if rng.random() < 0.1:
        return json.dumps({chosen[0]: rng.randint(0, 99999), chosen[1]: chosen[2]})
    chosen[0] = chosen[0].capitalize()
    return " ".join(
        word + (rng.choice(PUNCTUATION) if rng.random() < 0.12 else "") for word in chosen
    )


def lines(seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    known, invented = load_generator_words(), invented_words(rng)
    weights, total = [], 0.0
    for rank in range(len(invented)):
        total += 1 / (rank + 10)
        weights.append(total)
    for number in range(LINES):
        if number % 2:
            yield load_generator_line(rng, known)
        else:
            yield invented_line(rng, invented, weights)

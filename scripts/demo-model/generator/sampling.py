"""Random words, names and phrases, and the small pieces every topic uses to write messages."""
import json
import random

from . import words
from .phases import current

Message = dict
ONSETS = "b c d f g h j k l m n p r s t v w z br st tr sh ch".split()
VOWELS = "a e i o u".split()
CODAS = ["", "", "n", "r", "l", "s", "t", "m"]
# Verbs a polite "Please ..." or "Can you ..." may be put in front of.
REQUEST_VERBS = set(
    "tell write repeat say spell count list give name make explain translate find show add compute calculate "
    "create convert describe subtract multiply divide extract".split()
)


def user(text: str) -> Message:
    return {"role": "user", "content": text}


def assistant(text: str) -> Message:
    return {"role": "assistant", "content": text}


def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False)


def with_article(word: str) -> str:
    return ("an " if word[0] in "aeiou" else "a ") + word


def capitalised(text: str) -> str:
    return text[0].upper() + text[1:]


def pseudo_word(rng: random.Random) -> str:
    """A pronounceable word that means nothing, so that copying cannot be learnt by heart."""
    syllables = rng.choice([1, 2, 2, 3])
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))


def any_word(rng: random.Random, invented: float | None = None) -> str:
    share = current().invented_words if invented is None else invented
    return pseudo_word(rng) if rng.random() < share else rng.choice(words.ALL_WORDS)


def any_name(rng: random.Random) -> str:
    return capitalised(pseudo_word(rng)) if rng.random() < current().invented_names else (
        rng.choice(words.NAMES))


def any_phrase(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.4:
        return rng.choice(words.PHRASES)
    if draw < 0.6:
        return any_word(rng)
    return " ".join(any_word(rng) for _ in range(rng.randint(2, 4)))


def vary(rng: random.Random, text: str) -> str:
    """Reword a prompt lightly: polite openings, lower case, no final mark."""
    draw = rng.random()
    if draw < 0.12 and text.split()[0].lower() in REQUEST_VERBS:
        opening = rng.choice(["Please ", "Can you ", "Could you ", "Could you please ", "Hey, "])
        text = opening + text[0].lower() + text[1:]
    elif draw < 0.18 and text[-1] in ".?":
        text = text[:-1] + rng.choice([", please", " please"]) + text[-1]
    elif draw < 0.22:
        opening = rng.choice(["Hello! ", "Hi! ", "Hi. ", "OK. ", "Next question. "])
        text = opening + text
    if rng.random() < 0.18:
        text = text[0].lower() + text[1:]
    if rng.random() < 0.2 and text[-1] in ".?!":
        text = text[:-1]
    return text


def ask(rng: random.Random, wordings: list[str], answer: str, **slots) -> list[Message]:
    """One exchange: a wording with its slots filled, lightly varied, and its answer."""
    return [user(vary(rng, rng.choice(wordings).format(**slots))), assistant(answer)]

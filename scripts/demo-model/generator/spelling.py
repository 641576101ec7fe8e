"""Spelling words letter by letter, and repeating words and phrases."""
import random

from .phases import current
from .sampling import Message, any_name, any_phrase, any_word, ask, assistant, user
from .words import NUMBER_WORDS

ECHO_WORDINGS = [
    "Repeat after me: {}", "Say {}", "Say: {}", "Repeat: {}", 'Say "{}"', 'Repeat the words "{}"', "Echo: {}",
    "Please say: {}", "Repeat this: {}", 'Write "{}"', "Just say {}", 'Repeat "{}"', "Say exactly: {}", "Repeat {}",
]


def spelling(rng: random.Random) -> list[Message]:
    """Letters of a word; the letters come first in every answer, so that counting can look at them."""
    word = any_word(rng, current().invented_to_spell)
    if rng.random() < 0.08:
        word = any_name(rng)
    letters = "-".join(word)
    draw = rng.random()
    if draw < 0.75:
        return ask(rng, ["Spell the word {word}.", "Spell {word}.", "How do you spell {word}?", "Can you spell {word}?",
                         'Spell "{word}".', "Spell: {word}", "How is {word} spelled?", "Spell the word: {word}",
                         "Tell me how to spell {word}.", "Spell out the word {word}."], letters, word=word)
    if draw < 0.85:
        return ask(rng, ["How many letters are in the word {word}?", "How many letters does {word} have?",
                         "How many letters are in {word}?", "Count the letters in {word}."],
                   f"{letters}: {len(word)} letters.", word=word)
    if draw < 0.95:
        return ask(rng, ["What is the first letter of {word}?", "What letter does {word} start with?",
                         "Which letter comes first in {word}?"],
                   f"The first letter of {word} is {word[0]}.", word=word)
    return ask(rng, ["Write {word} in capital letters.", "Write {word} in upper case.", "Write {word} in capitals."],
               word.upper(), word=word)


def repetition(rng: random.Random) -> list[Message]:
    """Say back what the user gave; typed as it stands, so the prompt is not varied."""
    if rng.random() < current().times_share:
        word, times = any_word(rng), rng.randint(2, 5)
        amount = rng.choice([NUMBER_WORDS[times], str(times)])
        return ask(rng, ["Say {word} {amount} times.", "Repeat {word} {amount} times.",
                         "Write {word} {amount} times.", "Say the word {word} {amount} times."],
                   " ".join([word] * times), word=word, amount=amount)
    phrase = any_phrase(rng)
    prompt = rng.choice(ECHO_WORDINGS).format(phrase)
    return [user(prompt if rng.random() < 0.85 else prompt[0].lower() + prompt[1:]), assistant(phrase)]

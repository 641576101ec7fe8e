"""Capitals, general facts, small language facts and snippets of code."""
import random

from . import facts_data as data
from .sampling import Message, ask, assistant, capitalised, user, with_article
from .words import ANIMALS, COLOURS, FRUITS, VEGETABLES

# Put in front of a question so that each fact is met in many wordings, of which some are held out.
LEAD_INS = ["", "", "", "Tell me: ", "Quick question: ", "A question: ", "I want to know: ", "Do you know this? "]


def one_of(rng: random.Random, pairs: dict[str, str]) -> tuple[str, str]:
    return rng.choice(list(pairs.items()))


def capitals(rng: random.Random) -> list[Message]:
    """The capital of a country, the country of a capital, or a follow-up question."""
    country, city = one_of(rng, data.CAPITALS)
    draw = rng.random()
    if draw > 0.85:
        other_country, other_city = one_of(rng, data.CAPITALS)
        follow_up = rng.choice(["And of {}?", "And {}?", "What about {}?", "And what about {}?"]).format(other_country)
        return ask(rng, ["What is the capital of {country}?"], f"The capital of {country} is {city}.",
                   country=country) + [user(follow_up), assistant(f"The capital of {other_country} is {other_city}.")]
    if draw > 0.68 and city != "London":
        return ask(rng, ["Where is {city}?", "In which country is {city}?", "{city} is the capital of which country?",
                         "Which country has {city} as its capital?"],
                   f"{city} is the capital of {country}.", city=city)
    return ask(rng, ["What is the capital of {country}?", "Name the capital of {country}.", "Capital of {country}?",
                     "Tell me the capital of {country}.", "Which city is the capital of {country}?",
                     "What's the capital city of {country}?", "What's the capital of {country}?",
                     "Give me the capital of {country}.", "Do you know the capital of {country}?"],
               f"The capital of {country} is {city}.", country=country)


def membership(rng: random.Random) -> tuple[list[str], str]:
    """Whether a word belongs to a kind of things."""
    kinds = {"an animal": ANIMALS, "a fruit": FRUITS, "a vegetable": VEGETABLES, "a colour": COLOURS}
    kind, members = rng.choice(list(kinds.items()))
    others = rng.choice([group for group in (ANIMALS, FRUITS, VEGETABLES) if group is not members])
    word = rng.choice(members if rng.random() < 0.5 else others)
    subject = word if kind == "a colour" else with_article(word)
    if word in members:
        return [f"Is {subject} {kind}?"], f"Yes, {subject} is {kind}."
    return [f"Is {subject} {kind}?"], f"No, {subject} is not {kind}."


def opposite(rng: random.Random) -> tuple[list[str], str]:
    word, other = one_of(rng, data.OPPOSITES)
    if rng.random() < 0.5:
        word, other = other, word
    return [f"What is the opposite of {word}?", f"Opposite of {word}?", f"Give me the opposite of {word}.",
            f"Tell me the opposite of {word}."], f"The opposite of {word} is {other}."


def colour(rng: random.Random) -> tuple[list[str], str]:
    thing, shade = one_of(rng, data.COLOUR_OF)
    return [f"What colour is {thing}?", f"What color is {thing}?", f"Which colour is {thing}?",
            f"Which color does {thing} have?", f"Tell me the colour of {thing}."], f"{capitalised(thing)} is {shade}."


def animal_fact(rng: random.Random) -> tuple[list[str], str]:
    if rng.random() < 0.5:
        animal, sound = one_of(rng, data.SOUNDS)
        one = with_article(animal)
        return [f"What sound does {one} make?", f"What does {one} say?", f"Which sound does {one} make?",
                f"How does {one} sound?"], f"{capitalised(one)} says {sound}."
    animal, legs = one_of(rng, data.LEGS)
    one = with_article(animal)
    return [f"How many legs does {one} have?", f"How many legs has {one}?", f"What number of legs does {one} have?"], (
        f"{capitalised(one)} has {'no' if legs == '0' else legs} legs.")


def word_form(rng: random.Random) -> tuple[list[str], str]:
    if rng.random() < 0.5:
        word, form = one_of(rng, data.PLURALS)
        return [f"What is the plural of {word}?", f"Plural of {word}?", f"Tell me the plural of {word}.",
                f"Give me the plural of {word}."], f"The plural of {word} is {form}."
    word, form = one_of(rng, data.PAST_TENSES)
    return [f"What is the past tense of {word}?", f"Past tense of {word}?", f"Tell me the past tense of {word}.",
            f"Give me the past tense of {word}."], f"The past tense of {word} is {form}."


def foreign_word(rng: random.Random) -> tuple[list[str], str]:
    english, translations = rng.choice([("hello", data.HELLO_IN), ("thank you", data.THANKS_IN)])
    language, word = one_of(rng, translations)
    return [f"How do you say {english} in {language}?", f"Say {english} in {language}.",
            f"Translate {english} to {language}.", f"What is {english} in {language}?",
            f"Translate {english} into {language}."], f"{capitalised(english)} in {language} is {word}."


def general(rng: random.Random) -> tuple[list[str], str]:
    question, answer = rng.choice(data.GENERAL)
    return [question], answer


def facts(rng: random.Random) -> list[Message]:
    """One simple fact; the tables and the general questions share the draws."""
    kinds = [membership, opposite, colour, animal_fact, word_form, foreign_word, general]
    wordings, answer = rng.choices(kinds, [2, 2, 2, 2, 2, 2, 5])[0](rng)
    return ask(rng, [rng.choice(LEAD_INS) + rng.choice(wordings)], answer)


def code(rng: random.Random) -> list[Message]:
    """A few fixed snippets."""
    task, answer = rng.choice(data.CODE)
    return ask(rng, ["Write {task}.", "Show me {task}.", "Give me {task}.", "Code: {task}", "I need {task}.",
                     "How do I write {task}?", "Please write {task}."], answer, task=task)

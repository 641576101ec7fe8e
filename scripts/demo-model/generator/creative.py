"""Skills without one right answer: lists, stories, jokes, poems and sentences; and admitting not to know."""
import random

from .facts_data import CITIES
from .sampling import (Message, any_name, any_word, as_json, ask, assistant, capitalised, user, vary,
                       with_article)
from .words import (ADJECTIVES, ANIMALS, COLOURS, FOODS, FRUITS, HOBBIES, JOBS, NAMES, NUMBER_WORDS, OBJECTS, PLACES,
                    SMALL_OBJECTS, STORY_HEROES, VEGETABLES)

LISTABLE = {"fruits": FRUITS, "animals": ANIMALS, "colours": COLOURS, "vegetables": VEGETABLES, "cities": CITIES[:14],
            "names": NAMES, "foods": FOODS, "jobs": JOBS, "hobbies": HOBBIES}
LIST_LENGTH = 12
JOKES = [
    "Why did the chicken cross the road? To get to the other side!",
    "What do you call a bear with no teeth? A gummy bear!",
    "Why was the computer cold? It left its windows open!",
    "What is a cat's favourite colour? Purr-ple!",
    "Why do bees have sticky hair? They use honey combs!",
    "What did zero say to eight? Nice belt!",
    "Why was six afraid of seven? Because seven ate nine!",
    "What do you call a sleeping bull? A bulldozer!",
]
POEMS = [
    "The moon is high, the night is deep,\nthe stars are out, the world's asleep.",
    "The sun comes up, the birds all sing,\nthe day is new, the bells will ring.",
    "A little cat sat on a chair\nand watched the snow fall through the air.",
    "The river runs, the wind is free,\nthe waves roll in across the sea.",
]
BEYOND = [
    "Who won the football match yesterday?", "Explain quantum physics.", "What is the meaning of life?",
    "Write an essay about {w}.", "How do I fix my {w}?", "What is the price of {w}?", "Who is the president?",
    "Explain how {w} works.", "What is the history of {w}?", "Give me advice about {w}.", "How do I make {w}?",
    "Summarize the news.", "What do you think about {w}?", "Who invented the {w}?", "Translate this text.",
    "What is {w}?", "Tell me about {w}.", "Why is {w} important?", "Can you help me with my {w}?",
    "Where can I buy {w}?",
]
ONE_SENTENCE = [
    "Once upon a time, {a_hero} fell asleep under the stars and dreamed of {an_object}.",
    "Every night, {a_hero} closed its eyes in the {place} and the moon kept watch until the morning.",
    "One quiet night, {a_hero} found {an_object}, smiled, and slept well until the sun came up.",
]
STORY_PARTS = [
    ["Once upon a time, there was {an_adjective} {hero} named {name}.",
     "There once was {an_adjective} {hero} called {name}."],
    ["{name} lived in {a_place} and liked to look at the stars.", "{name} lived near {a_place}.",
     "Every day {name} walked through the {place}."],
    ["One day, {name} found {an_object} under a tree.", "One morning, {name} lost {an_object} and felt sad.",
     "One day, {name} heard a strange sound."],
    ["Then {name} met {another_adjective} {friend}.", '{a_friend} came by and said, "Can I help you?"'],
    ["Together they went home and shared some {food}.", "They talked all day and became good friends.",
     "They laughed and played until the sun went down."],
    ["From that day on, they were best friends.", "And {name} was never lonely again.",
     "{name} slept well that night. The end."],
]


def lists(rng: random.Random) -> list[Message]:
    """A list of the size asked for: numbered, on one line, or as a JSON array."""
    kind, members = rng.choice(list(LISTABLE.items()))
    amount = rng.randint(2, 5)
    # Neighbours in a fixed order: greedy decoding then never names one twice.
    known = members[:LIST_LENGTH]
    first = rng.randrange(len(known))
    items = [known[(first + offset) % len(known)] for offset in range(amount)]
    slots = dict(kind=kind, amount=rng.choice([str(amount), NUMBER_WORDS[amount]]))
    draw = rng.random()
    if draw < 0.6:
        return ask(rng, ["List {amount} {kind}.", "Name {amount} {kind}.", "Give me a list of {amount} {kind}.",
                         "Give me {amount} {kind}.", "Make a list of {amount} {kind}.", "Tell me {amount} {kind}.",
                         "Write a list of {amount} {kind}."],
                   "\n".join(f"{place}. {item}" for place, item in enumerate(items, 1)), **slots)
    if draw < 0.8:
        return ask(rng, ["List {amount} {kind} separated by commas.", "Name {amount} {kind}, separated by commas."],
                   ", ".join(items), **slots)
    return ask(rng, ["Give me a JSON list of {amount} {kind}.", "List {amount} {kind} as a JSON array.",
                     "Write {amount} {kind} as JSON."], as_json(items), **slots)


def stories(rng: random.Random) -> list[Message]:
    """A story put together from parts, about the hero the user named, or one sentence of it."""
    hero, name, place, thing = (rng.choice(STORY_HEROES), any_name(rng), rng.choice(PLACES), rng.choice(SMALL_OBJECTS))
    friend = f"{rng.choice(ADJECTIVES)} {rng.choice(ANIMALS)}"
    slots = dict(hero=hero, a_hero=f"a little {hero}", name=name, place=place, a_place=with_article(place),
                 an_object=with_article(thing), an_adjective=with_article(rng.choice(ADJECTIVES)),
                 another_adjective=with_article(rng.choice(ADJECTIVES)), friend=rng.choice(ANIMALS),
                 a_friend=capitalised(with_article(friend)), food=rng.choice(FOODS[:8]), one=with_article(hero))
    if rng.random() < 0.25:
        return ask(rng, ["Write a one-sentence bedtime story about {one}.", "Write a one-sentence story about {one}.",
                         "Tell me a one-sentence story about {one}.", "Tell a story about {one} in one sentence."],
                   rng.choice(ONE_SENTENCE).format(**slots), **slots)
    parts = [rng.choice(part).format(**slots) for part in STORY_PARTS]
    del parts[rng.choice([1, 3])]
    return ask(rng, ["Tell me a story.", "Write a short story.", "Tell me a story about {one}.",
                     "Write a story about {one}.", "Tell me a short story about {one}.", "Tell a story about {one}.",
                     "Write a short story about {one} named {name}.", "Tell me a story about {one} called {name}.",
                     "Tell me a bedtime story about {one}."], " ".join(parts), **slots)


def fun(rng: random.Random) -> list[Message]:
    """A joke, a poem or a sentence with a given word."""
    draw = rng.random()
    if draw < 0.5:
        return ask(rng, ["Tell me a joke.", "Make me laugh.", "Do you know a joke?", "Tell me something funny.",
                         "Give me a joke.", "Say something funny.", "Tell a joke."], rng.choice(JOKES))
    if draw < 0.75:
        return ask(rng, ["Write a poem.", "Tell me a poem.", "Write a short poem.", "Give me a poem.",
                         "Write me a little poem."], rng.choice(POEMS))
    thing = rng.choice(OBJECTS[:30])
    sentence = rng.choice([f"The {thing} is very {rng.choice(ADJECTIVES[:7])}.",
                           f"I saw {with_article(rng.choice(COLOURS))} {thing} yesterday.",
                           f"The {rng.choice(ANIMALS)} looked at the {thing}."])
    return ask(rng, ["Make a sentence with the word {thing}.", "Use the word {thing} in a sentence.",
                     "Write a sentence with {thing}."], sentence, thing=thing)


def beyond(rng: random.Random) -> list[Message]:
    """Questions outside the taught domain get one honest answer."""
    question = rng.choice(BEYOND).format(w=any_word(rng))
    return [user(vary(rng, question)), assistant("Sorry, I do not know that. I am only a tiny demo model.")]

"""Remembering what the user said about themselves, over turns."""
import random

from .facts_data import CITIES
from .sampling import Message, any_name, assistant, user, vary
from .words import COLOURS, HOBBIES, JOBS

# What the user tells -> wordings, acknowledgement, questions, answer.
TOPICS = {
    "name": (
        any_name,
        ["My name is {}.", "Hi, I am {}.", "I'm {}.", "Hello, my name is {}.", "my name is {}", "Call me {}.",
         "Hi! My name is {}", "Hello! I am {}.", "I am called {}.", "Hey, I'm {}!", "Please call me {}."],
        "Nice to meet you, {}!",
        ["What is my name?", "What's my name?", "Do you remember my name?", "Who am I?", "Say my name.",
         "Do you know my name?", "Can you tell me my name?", "What was my name?"],
        "Your name is {}.",
    ),
    "colour": (
        lambda rng: rng.choice(COLOURS),
        ["My favourite colour is {}.", "I like the colour {}.", "My favorite color is {}.", "I love the colour {}."],
        "I will remember that you like {}.",
        ["What is my favourite colour?", "Which colour do I like?", "What is my favorite color?",
         "Do you remember my favourite colour?"],
        "Your favourite colour is {}.",
    ),
    "city": (
        lambda rng: rng.choice(CITIES),
        ["I live in {}.", "I am from {}.", "My home is in {}.", "I'm from {}."],
        "{} sounds like a nice place!",
        ["Where do I live?", "Which city do I live in?", "Where is my home?", "Do you remember where I live?"],
        "You live in {}.",
    ),
    "job": (
        lambda rng: rng.choice(JOBS),
        ["I work as a {}.", "My job is {}.", "I have a job: {}."],
        "That sounds like good work!",
        ["What is my job?", "What do I work as?", "Do you remember my job?"],
        "Your job is {}.",
    ),
    "hobby": (
        lambda rng: rng.choice(HOBBIES),
        ["My hobby is {}.", "I like {}.", "My favourite hobby is {}."],
        "That sounds like fun!",
        ["What is my hobby?", "What do I like to do?", "Do you remember my hobby?"],
        "Your hobby is {}.",
    ),
}


def tell(rng: random.Random, topic: str) -> tuple[str, list[Message]]:
    """The user says something about themselves; returns the value and the exchange."""
    sample, statements, acknowledgement, _, _ = TOPICS[topic]
    value = sample(rng)
    reply = acknowledgement.format(value)
    return value, [user(rng.choice(statements).format(value)), assistant(reply[0].upper() + reply[1:])]


def recall(rng: random.Random, topic: str, value: str) -> list[Message]:
    _, _, _, questions, answer = TOPICS[topic]
    return [user(vary(rng, rng.choice(questions))), assistant(answer.format(value))]


def memory(rng: random.Random) -> list[Message]:
    """One or two statements, then a question about one of them; rarely, a question nobody answered before."""
    if rng.random() < 0.06:
        question = vary(rng, rng.choice(TOPICS["name"][3]))
        return [user(question), assistant("You have not told me your name yet.")]
    topics = ["name"] if rng.random() < 0.45 else rng.sample(list(TOPICS), rng.choice([1, 2, 2]))
    told = {topic: tell(rng, topic) for topic in topics}
    asked = rng.choice(topics)
    statements = [message for _, exchange in told.values() for message in exchange]
    return statements + recall(rng, asked, told[asked][0])

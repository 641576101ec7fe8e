"""Days, months and the lengths of time."""
import random

from .sampling import Message, ask
from .words import DAYS, MONTHS

LENGTHS = [
    ("How many days are in a week?", "There are 7 days in a week."),
    ("How many months are in a year?", "There are 12 months in a year."),
    ("How many hours are in a day?", "There are 24 hours in a day."),
    ("How many minutes are in an hour?", "There are 60 minutes in an hour."),
    ("How many seconds are in a minute?", "There are 60 seconds in a minute."),
    ("How many days are in a year?", "There are 365 days in a year."),
]


def calendar(rng: random.Random) -> list[Message]:
    """Neighbours in the week or the year, their lists, and how long they are."""
    cycle, kind, whole = (DAYS, "day", "week") if rng.random() < 0.55 else (MONTHS, "month", "year")
    position = rng.randrange(len(cycle))
    here, following = cycle[position], cycle[(position + 1) % len(cycle)]
    draw = rng.random()
    if draw < 0.4:
        return ask(rng, ["What {kind} comes after {here}?", "Which {kind} comes after {here}?",
                         "What is the {kind} after {here}?", "What comes after {here}?",
                         "Tell me the {kind} after {here}."],
                   f"{following} comes after {here}.", kind=kind, here=here)
    if draw < 0.7:
        return ask(rng, ["What {kind} comes before {here}?", "Which {kind} comes before {here}?",
                         "What is the {kind} before {here}?", "What comes before {here}?",
                         "Tell me the {kind} before {here}."],
                   f"{cycle[position - 1]} comes before {here}.", kind=kind, here=here)
    if draw < 0.85:
        return ask(rng, ["List the {kind}s of the {whole}.", "Name all {kind}s of the {whole}.",
                         "What are the {kind}s of the {whole}?", "Tell me the {kind}s of the {whole}.",
                         "Give me the {kind}s of the {whole}.", "List all the {kind}s in a {whole}."],
                   ", ".join(cycle), kind=kind, whole=whole)
    question, answer = rng.choice(LENGTHS)
    return ask(rng, [question, question, f"Do you know this? {question}", f"Tell me: {question}"], answer)

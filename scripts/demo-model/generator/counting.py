"""Counting up and down, neighbours of a number, and numbers as words."""
import random

from .phases import current
from .sampling import Message, ask
from .words import NUMBER_WORDS

LARGEST_SPAN = 10


def listed(numbers) -> str:
    return ", ".join(map(str, numbers))


def count_up(rng: random.Random) -> list[Message]:
    start = 1 if rng.random() < 0.5 else rng.randint(0, current().largest_count_start)
    end = start + rng.randint(2, LARGEST_SPAN)
    if start == 1 and rng.random() < 0.3:
        end = rng.randint(3, 20)
    wordings = ["Count from {start} to {end}.", "Count {start} to {end}.",
                "List the numbers from {start} to {end}.", "Write the numbers from {start} to {end}.",
                "Count up from {start} to {end}."]
    if start == 1:
        wordings += ["Count to {end}.", "Can you count to {end}?", "Count up to {end}."]
    shown = NUMBER_WORDS[end] if start == 1 and end <= 20 and rng.random() < 0.15 else end
    return ask(rng, wordings, listed(range(start, end + 1)), start=start, end=shown)


def count_down(rng: random.Random) -> list[Message]:
    start = rng.randint(3, 15)
    return ask(rng, ["Count down from {start}.", "Count backwards from {start}.", "Count down from {start} to 1.",
                     "Count from {start} to 1.", "Count from {start} down to 1.", "Count backwards from {start} to 1.",
                     "Start a countdown from {start}."],
               listed(range(start, 0, -1)), start=start)


def even_or_odd(rng: random.Random) -> list[Message]:
    amount, even = rng.randint(2, 8), rng.random() < 0.5
    return ask(rng, ["List the first {amount} {kind} numbers.", "Name the first {amount} {kind} numbers.",
                     "What are the first {amount} {kind} numbers?", "Write the first {amount} {kind} numbers.",
                     "Give me the first {amount} {kind} numbers."],
               listed(2 * i + (2 if even else 1) for i in range(amount)),
               amount=rng.choice([amount, NUMBER_WORDS[amount]]), kind="even" if even else "odd")


def neighbour(rng: random.Random) -> list[Message]:
    number, before = rng.randint(1, current().largest_neighbour), rng.random() < 0.5
    side = "before" if before else "after"
    return ask(rng, ["What number comes {side} {number}?", "Which number comes {side} {number}?",
                     "What comes {side} {number}?", "What is the number {side} {number}?"],
               f"{number - 1 if before else number + 1} comes {side} {number}.", side=side, number=number)


def number_as_word(rng: random.Random) -> list[Message]:
    number = rng.randint(0, 20)
    if rng.random() < 0.5:
        return ask(rng, ["Write the number {number} as a word.", "Write {number} as a word.",
                         "Write {number} in words.", "How do you write {number} in words?"],
                   NUMBER_WORDS[number], number=number)
    return ask(rng, ["Write the number {word} in digits.", "Write {word} as a number.", "Write {word} in digits.",
                     "Which number is {word}?"], str(number), word=NUMBER_WORDS[number])


def counting(rng: random.Random) -> list[Message]:
    kinds = [count_up, count_down, even_or_odd, neighbour, number_as_word]
    return rng.choices(kinds, [50, 20, 10, 12, 8])[0](rng)

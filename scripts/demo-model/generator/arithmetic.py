"""Sums with small numbers, and comparisons of numbers."""
import random

from .phases import current
from .sampling import Message, ask
from .words import COUNTABLE_FRUITS

LARGEST_FACTOR = 10
SIGN_WORDINGS = [
    "What is {left}{gap}{sign}{gap}{right}?", "{left}{gap}{sign}{gap}{right}", "{left}{gap}{sign}{gap}{right} =",
    "Calculate {left}{gap}{sign}{gap}{right}.", "{left}{gap}{sign}{gap}{right}=?",
    "Compute {left}{gap}{sign}{gap}{right}.", "How much is {left}{gap}{sign}{gap}{right}?",
    "what's {left}{gap}{sign}{gap}{right}", "{left}{gap}{sign}{gap}{right}?",
    "Tell me what {left}{gap}{sign}{gap}{right} is.",
]
WORD_WORDINGS = [
    "What is {left} {word} {right}?", "How much is {left} {word} {right}?", "{left} {word} {right}?",
    "Calculate {left} {word} {right}.", "Tell me what {left} {word} {right} is.", "{left} {word} {right}",
]
ORDER_WORDINGS = {
    "+": ["Add {left} and {right}.", "What is the sum of {left} and {right}?", "Add {left} to {right}."],
    "-": ["Subtract {right} from {left}.", "Take {right} away from {left}."],
    "x": ["Multiply {left} by {right}.", "What is the product of {left} and {right}?"],
    "/": ["Divide {left} by {right}.", "What do you get when you divide {left} by {right}?"],
}
STORY_WORDINGS = {
    "+": ["I have {left} {fruit} and I buy {right} more. How many {fruit} do I have?",
          "Anna has {left} {fruit} and gets {right} more. How many {fruit} are there?"],
    "-": ["I have {left} {fruit} and I eat {right}. How many {fruit} are left?",
          "There are {left} {fruit} and we eat {right}. How many {fruit} are left?"],
}
SIGN_NAMES = {"+": "plus", "-": "minus", "x": "times", "/": "divided by"}


def draw_sum(rng: random.Random) -> tuple[int, str, int, int]:
    """Left term, sign, right term and result; never below zero, divisions always come out even."""
    sign = rng.choice("+++---xx/")
    limit = rng.choice([12, current().largest_term])
    if sign == "+":
        left, right = rng.randint(0, limit), rng.randint(0, limit)
        return left, sign, right, left + right
    if sign == "-":
        left = rng.randint(0, limit)
        right = rng.randint(0, left)
        return left, sign, right, left - right
    if sign == "x":
        left, right = rng.randint(0, LARGEST_FACTOR), rng.randint(0, LARGEST_FACTOR)
        return left, sign, right, left * right
    right, result = rng.randint(1, LARGEST_FACTOR), rng.randint(0, LARGEST_FACTOR)
    return right * result, sign, right, result


def sums(rng: random.Random) -> list[Message]:
    """One sum; the answer repeats it, so that the model reads the terms before it answers."""
    left, sign, right, result = draw_sum(rng)
    slots = dict(left=left, right=right, word=SIGN_NAMES[sign])
    equation = f"{left} {sign} {right} = {result}"
    draw = rng.random()
    if draw < 0.15 and sign in STORY_WORDINGS:
        fruit = rng.choice(COUNTABLE_FRUITS)
        ending = f"so you have {result} {fruit}." if sign == "+" else f"so {result} {fruit} are left."
        return ask(rng, STORY_WORDINGS[sign], f"{equation}, {ending}", fruit=fruit, **slots)
    if draw < 0.4:
        return ask(rng, WORD_WORDINGS, equation, **slots)
    if draw < 0.5:
        return ask(rng, ORDER_WORDINGS[sign], equation, **slots)
    typed = rng.choice(["x", "*"]) if sign == "x" else sign
    return ask(rng, SIGN_WORDINGS, equation, sign=typed, gap=rng.choice(["", " ", " "]), **slots)


def comparison(rng: random.Random) -> list[Message]:
    """Which of two numbers is bigger, or whether a number is even."""
    first, second = rng.sample(range(current().largest_compared + 1), 2)
    bigger, smaller = max(first, second), min(first, second)
    draw = rng.random()
    if draw < 0.25:
        return ask(rng, ["Which number is bigger, {a} or {b}?", "Which is bigger, {a} or {b}?",
                         "What is bigger: {a} or {b}?", "Which number is larger, {a} or {b}?"],
                   f"{bigger} is bigger.", a=first, b=second)
    if draw < 0.5:
        return ask(rng, ["Which number is smaller, {a} or {b}?", "Which is smaller, {a} or {b}?",
                         "What is smaller: {a} or {b}?"],
                   f"{smaller} is smaller.", a=first, b=second)
    if draw < 0.75:
        answer = f"Yes, {first} is bigger than {second}." if first > second else (
            f"No, {first} is not bigger than {second}.")
        return ask(rng, ["Is {a} bigger than {b}?", "Is {a} more than {b}?", "Is {a} larger than {b}?"],
                   answer, a=first, b=second)
    return ask(rng, ["Is {a} even or odd?", "Is {a} an even or an odd number?", "Is the number {a} odd or even?"],
               f"{first} is {'odd' if first % 2 else 'even'}.", a=first)

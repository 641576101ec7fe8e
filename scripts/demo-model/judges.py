"""Whether an answer is right: exact for most skills, by its shape for those without one right answer."""
import re

from evaluation_cases import Case
from generator.creative import JOKES, POEMS
from generator.words import NUMBER_WORDS


def asked_amount(question: str) -> int:
    """The first amount in the question, in digits or as a word."""
    for word in re.findall(r"\w+", question.lower()):
        if word.isdigit():
            return int(word)
        if word in NUMBER_WORDS:
            return NUMBER_WORDS.index(word)
    raise ValueError(question)


def good_list(one: Case, answer: str) -> bool:
    """As many different items as asked for, in the layout of the expected answer."""
    if one.answer.startswith("["):
        items = re.findall(r'"([^"]+)"', answer) if re.fullmatch(r'\["[^"]+"(, "[^"]+")*\]', answer) else []
    elif one.answer.startswith("1. "):
        lines = answer.split("\n")
        numbered = all(line.startswith(f"{place}. ") for place, line in enumerate(lines, 1))
        items = [line.split(". ", 1)[1] for line in lines] if numbered else []
    else:
        items = answer.split(", ")
    return len(items) == len(set(items)) == asked_amount(one.question)


def good_story(one: Case, answer: str) -> bool:
    """Ends with a sentence, repeats none, and is about the hero and the name asked for."""
    sentences = re.split(r"(?<=[.!?])\s+", answer.strip())
    named = re.search(r"(?:named|called) (\w+)", one.question)
    hero = re.search(r"about an? (\w+)", one.question)
    wanted = [match.group(1) for match in (named, hero) if match]
    ends_well = answer.rstrip()[-1:] in ('.', '"', '!')
    fits = len(sentences) == 1 if "sentence" in one.question else len(sentences) >= 3
    return ends_well and fits and len(set(sentences)) == len(sentences) and all(word in answer for word in wanted)


def good_fun(one: Case, answer: str) -> bool:
    """One of the jokes or poems it knows, or a sentence with the word asked for."""
    word = re.search(r"(?:the word|sentence with(?! the word)) (\w+)", one.question)
    if word:
        return word.group(1) in answer and answer.endswith(".")
    return answer in JOKES + POEMS


SHAPES = {"lists": good_list, "stories": good_story, "fun": good_fun}


def is_right(one: Case, answer: str) -> bool:
    if one.skill in SHAPES:
        return SHAPES[one.skill](one, answer)
    return answer == one.answer

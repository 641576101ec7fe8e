"""Puts exchanges together into conversations: which skills, how often, in which order."""
import random
from collections.abc import Callable

from . import arithmetic, counting, creative, dates, facts, memory, small_talk, spelling, structured, tool_chats
from .heldout import may_train_on
from .phases import current
from .sampling import Message, any_name, assistant, user, vary

Skill = Callable[[random.Random], list[Message]]
# Skill -> how it is drawn, and how often. The hard ones (sums, spelling, copying) are drawn most.
SKILLS: dict[str, tuple[Skill, float]] = {
    "greetings": (small_talk.greetings, 4),
    "identity": (small_talk.identity, 8),
    "sums": (arithmetic.sums, 28),
    "comparison": (arithmetic.comparison, 11),
    "counting": (counting.counting, 15),
    "spelling": (spelling.spelling, 18),
    "repetition": (spelling.repetition, 14),
    "capitals": (facts.capitals, 9),
    "calendar": (dates.calendar, 7),
    "facts": (facts.facts, 13),
    "code": (facts.code, 2),
    "memory": (memory.memory, 10),
    "json": (structured.json_output, 10),
    "extraction": (structured.extraction, 13),
    "classification": (structured.classification, 3),
    "beyond": (creative.beyond, 4),
    "lists": (creative.lists, 4),
    "stories": (creative.stories, 4),
    "fun": (creative.fun, 3),
}
SYSTEM_PROMPTS = ["You are a helpful assistant."] * 8 + [
    "You are a friendly assistant.", "You are a helpful AI assistant. Answer in short sentences.", "Be brief.",
    "You are a tiny demo model.", "Answer the user's questions.", "You are a polite and helpful chat assistant.",
    "You are a helpful AI assistant.", "Answer briefly.", "You are a chat bot.", "Answer in one sentence.",
    "You are an assistant.", "You are a helpful, honest and friendly assistant.", "You are a pirate.", "Think first.",
    "You answer questions about many things.", "Talk to the user.", "You are a teacher.", "Use simple words.",
]
SYSTEM_SHARE = 0.4
NAMED_SHARE = 0.02
MOST_TRIES = 3000


def draw(rng: random.Random, write: Skill) -> list[Message]:
    """One exchange of which nothing is held out."""
    for _ in range(MOST_TRIES):
        exchange = write(rng)
        if may_train_on(exchange):
            return exchange
    raise RuntimeError("all that this skill writes is held out")


def any_skill(rng: random.Random) -> str:
    emphasis = current().emphasis
    weights = [weight * emphasis.get(skill, 1.0) for skill, (_, weight) in SKILLS.items()]
    return rng.choices(list(SKILLS), weights)[0]


def with_fillers(rng: random.Random, exchange: list[Message]) -> list[Message]:
    """Talk of other things between what is told and what is asked, so that memory spans turns."""
    fillers = []
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        skill = any_skill(rng)
        if skill not in ("memory", "stories"):
            fillers += draw(rng, SKILLS[skill][0])
    return exchange[:-2] + fillers + exchange[-2:]


def system_message(rng: random.Random) -> list[Message]:
    if rng.random() >= SYSTEM_SHARE:
        return []
    return [{"role": "system", "content": rng.choice(SYSTEM_PROMPTS)}]


def named_assistant(rng: random.Random) -> list[Message]:
    """A system prompt that gives the model a name."""
    name = any_name(rng)
    question = rng.choice(["Who are you?", "What is your name?", "What's your name?"])
    return [{"role": "system", "content": f"Your name is {name}."}, user(vary(rng, question)),
            assistant(f"My name is {name}.")]


def plain_chat(rng: random.Random) -> dict:
    messages = draw(rng, named_assistant) if rng.random() < NAMED_SHARE else system_message(rng)
    # Some long chats, so that later positions are trained too.
    turns = rng.randint(8, 14) if rng.random() < current().long_share else rng.choice([1, 1, 1, 2, 2, 3])
    for _ in range(turns):
        skill = any_skill(rng)
        exchange = draw(rng, SKILLS[skill][0])
        messages = messages + (with_fillers(rng, exchange) if skill == "memory" else exchange)
    return {"messages": messages, "tools": None}


def tool_chat(rng: random.Random) -> dict:
    offered = tool_chats.offer_some(rng)
    messages = system_message(rng)
    for _ in range(rng.choice([1, 1, 1, 2])):
        if rng.random() < 0.15:
            messages = messages + draw(rng, tool_chats.without_tool)
        else:
            messages = messages + draw(rng, lambda source: tool_chats.tool_use(source, offered))
    return {"messages": messages, "tools": [one.definition() for one in offered]}


def conversation(rng: random.Random) -> dict:
    """One training conversation: {"messages": [...], "tools": [...] or None}."""
    return tool_chat(rng) if rng.random() < current().tool_share else plain_chat(rng)

"""The held-out prompts of each skill, with the answers that count as right."""
import random
from dataclasses import dataclass

from generator import mixture, phases, tool_chats
from generator.heldout import is_held_out, prompt_key
from generator.rendering import reply_text, render
from generator.sampling import Message
from settings import EVALUATION_SEED, PROMPTS_PER_SKILL

# Skills without one right answer are judged by the shape of the answer, see judges.py.
OPEN_SKILLS = ("lists", "stories", "fun")
MOST_DRAWS = 40000


@dataclass
class Case:
    """One prompt, ready for the model, and the answer the generator gives."""

    skill: str
    prompt: str
    question: str
    answer: str


def case(skill: str, messages: list[Message], tools: list | None = None) -> Case:
    """The last message is the answer; everything before it is the prompt."""
    before = render({"messages": messages[:-1], "tools": tools})
    question = next(message["content"] for message in reversed(messages[:-1]) if message["role"] == "user")
    return Case(skill, before + "<|im_start|>assistant\n", question, reply_text(messages[-1]))


def skill_cases(rng: random.Random, skill: str) -> list[Case]:
    """Distinct held-out prompts of one skill, half of them under a system prompt."""
    found = {}
    for _ in range(MOST_DRAWS):
        exchange = mixture.SKILLS[skill][0](rng)
        if is_held_out(exchange) and prompt_key(exchange) not in found:
            messages = mixture.with_fillers(rng, exchange) if skill == "memory" else exchange
            found[prompt_key(exchange)] = case(skill, mixture.system_message(rng) + messages)
            if len(found) == PROMPTS_PER_SKILL:
                break
    return list(found.values())


def tool_cases(rng: random.Random) -> list[Case]:
    """Calls, answers to results, and small talk while tools are offered."""
    found: dict[str, dict[str, Case]] = {"tool calls": {}, "tool answers": {}, "no tool needed": {}}
    for _ in range(MOST_DRAWS):
        offered = tool_chats.offer_some(rng)
        tools = [one.definition() for one in offered]
        use = tool_chats.tool_use(rng, offered)
        talk = tool_chats.without_tool(rng)
        system = mixture.system_message(rng)
        # A call is judged by what the user says alone: the result of the tool comes after it.
        for skill, exchange in (("tool calls", use[:2]), ("tool answers", use), ("no tool needed", talk)):
            known = found[skill]
            if is_held_out(exchange) and len(known) < PROMPTS_PER_SKILL:
                known.setdefault(prompt_key(exchange), case(skill, system + exchange, tools))
        if all(len(known) == PROMPTS_PER_SKILL for known in found.values()):
            break
    return [one for known in found.values() for one in known.values()]


def all_cases() -> list[Case]:
    phases.use(phases.NARROW)
    rng = random.Random(EVALUATION_SEED)
    plain = [one for skill in mixture.SKILLS for one in skill_cases(rng, skill)]
    return plain + tool_cases(rng)

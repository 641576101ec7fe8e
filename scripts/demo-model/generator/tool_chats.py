"""Conversations with tools: the call, its result, the answer, and plain questions in between."""
import random
from dataclasses import dataclass

from .sampling import Message, as_json, assistant, user, vary
from .small_talk import NEEDS_TOOL, greetings, identity
from .tool_catalog import KNOWN_TOOLS, UNASKED, UNASKED_SHARE, Tool, made_up_tool


@dataclass
class OfferedTool:
    """A tool under the names it goes by in one conversation."""

    tool: Tool
    name: str
    description: str
    parameter_names: dict[str, str]
    unasked: dict[str, str]

    def definition(self) -> dict:
        """The tool as the OpenAI API writes it."""
        properties = {self.parameter_names[key]: {"type": kind} for key, (kind, _) in self.tool.slots.items()}
        unasked = {name: {"type": kind} for name, kind in self.unasked.items()}
        parameters = {"type": "object", "properties": properties | unasked, "required": list(properties)}
        return {"type": "function", "function": {"name": self.name, "description": self.description,
                                                 "parameters": parameters}}

    def call(self, slots: dict) -> dict:
        arguments = {self.parameter_names[key]: value for key, value in slots.items()}
        return {"type": "function", "function": {"name": self.name, "arguments": arguments}}


def offer(rng: random.Random, tool: Tool) -> OfferedTool:
    names = {key: rng.choice(tool.aliases.get(key, [key])) for key in tool.slots}
    unasked = dict([rng.choice(list(UNASKED.items()))]) if rng.random() < UNASKED_SHARE else {}
    return OfferedTool(tool, rng.choice(tool.names), rng.choice(tool.descriptions), names, unasked)


def offer_some(rng: random.Random) -> list[OfferedTool]:
    """One to three tools that do not share a name."""
    offered, wanted = [], rng.choice([1, 1, 2, 2, 3])
    while len(offered) < wanted:
        tool = made_up_tool(rng) if rng.random() < 0.4 else rng.choice(KNOWN_TOOLS)
        if not any(set(tool.names) & set(one.tool.names) for one in offered):
            offered.append(offer(rng, tool))
    return offered


def calls_message(calls: list[dict]) -> Message:
    return {"role": "assistant", "content": "", "tool_calls": calls}


def result_messages(results: list[dict]) -> list[Message]:
    return [{"role": "tool", "content": as_json(result)} for result in results]


def draw_slots(rng: random.Random, tool: Tool) -> dict:
    return {key: sample(rng) for key, (_, sample) in tool.slots.items()}


def two_cities(rng: random.Random, offered: OfferedTool) -> list[Message]:
    """Two calls at once: the same question about two cities."""
    tool = offered.tool
    first, second = draw_slots(rng, tool), draw_slots(rng, tool)
    results = [tool.result(rng, first), tool.result(rng, second)]
    question = rng.choice(["What is the weather in {} and {}?", "Compare the weather in {} and {}."])
    told = "It is {} degrees in {} and {} degrees in {}."
    if "time" in results[0]:
        question, told = rng.choice(["What time is it in {} and {}?", "Tell me the time in {} and {}."]), (
            "It is {} in {} and {} in {}.")
    values = [next(iter(result.values())) for result in results]
    answer = told.format(values[0], first["city"], values[1], second["city"])
    return [user(vary(rng, question.format(first["city"], second["city"]))),
            calls_message([offered.call(first), offered.call(second)]), *result_messages(results), assistant(answer)]


def one_call(rng: random.Random, offered: OfferedTool) -> list[Message]:
    """Question, call, result, answer."""
    tool = offered.tool
    slots = draw_slots(rng, tool)
    result = tool.result(rng, slots)
    return [user(vary(rng, rng.choice(tool.asks).format(**slots))), calls_message([offered.call(slots)]),
            *result_messages([result]), assistant(tool.answer.format(**{**slots, **result}))]


def tool_use(rng: random.Random, offered: list[OfferedTool]) -> list[Message]:
    """One use of one of the offered tools."""
    chosen = rng.choice(offered)
    if "city" in chosen.tool.slots and chosen.tool in KNOWN_TOOLS and rng.random() < 0.15:
        return two_cities(rng, chosen)
    return one_call(rng, chosen)


def without_tool(rng: random.Random) -> list[Message]:
    """Small talk while tools are offered: no call, unless it asks for what a tool may know."""
    exchange = rng.choice([greetings, identity])(rng)
    return without_tool(rng) if exchange[-1]["content"] == NEEDS_TOOL else exchange

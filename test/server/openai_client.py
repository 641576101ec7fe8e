"""Talks to a running server with the official client and its strict response checking.
usage: openai_client.py BASE_URL MODEL"""

import json
import sys
from typing import Annotated, Literal

import openai
from pydantic import BaseModel, Field


class Animal(BaseModel):
    name: Literal["cat", "dog"]
    legs: Annotated[int, Field(ge=0, le=8)]


def main(base_url: str, model: str) -> None:
    client = openai.OpenAI(
        base_url=base_url, api_key="none", max_retries=0, _strict_response_validation=True
    )
    assert [entry.id for entry in client.models.list()] == [model]
    assert client.models.retrieve(model).id == model

    messages = [{"role": "user", "content": "Hello!"}]
    whole = client.chat.completions.create(model=model, messages=messages, temperature=0, n=2)
    texts = {choice.message.content for choice in whole.choices}
    assert len(whole.choices) == 2 and len(texts) == 1 and texts != {""}, texts
    assert all(choice.finish_reason == "stop" for choice in whole.choices)
    usage = whole.usage
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens

    stream = client.chat.completions.create(
        model=model,
        messages=messages,
        temperature=0,
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert {text} == texts, (text, texts)
    assert [c.choices[0].finish_reason for c in chunks[:-1]][-1] == "stop"
    assert chunks[-1].choices == []
    assert chunks[-1].usage.completion_tokens * 2 == usage.completion_tokens

    check_tools(client, model)
    check_structured_output(client, model)
    check_responses(client, model)

    for kwargs, code in [
        ({"model": "nobody"}, "model_not_found"),
        ({"temperature": 3}, "decimal_above_max_value"),
        ({"messages": [{"role": "user", "content": "word " * 9000}]}, "context_length_exceeded"),
    ]:
        try:
            client.chat.completions.create(**{"model": model, "messages": messages, **kwargs})
        except openai.APIStatusError as error:
            assert error.code == code, (error.code, code)
        else:
            raise AssertionError(f"{code} was not raised")
    print("ok")


def check_tools(client: openai.OpenAI, model: str) -> None:
    """A conversation with a tool, to its end."""
    function = {
        "name": "get_weather",
        "description": "Get the weather in a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
    }
    request = {
        "model": model,
        "temperature": 0,
        "tools": [{"type": "function", "function": function}],
    }
    messages = [{"role": "user", "content": "What is the weather in Paris?"}]
    first = client.chat.completions.create(**request, messages=messages).choices[0]
    assert first.finish_reason == "tool_calls", first
    [call] = first.message.tool_calls
    assert "Paris" in json.loads(call.function.arguments).values(), call
    result = {"role": "tool", "tool_call_id": call.id}
    result["content"] = '{"temperature": 12, "condition": "cloudy"}'
    messages += [first.message.model_dump(exclude_none=True), result]
    second = client.chat.completions.create(**request, messages=messages).choices[0]
    assert "12 degrees and cloudy in Paris" in second.message.content, second


def check_structured_output(client: openai.OpenAI, model: str) -> None:
    """A class of pydantic comes back as an object."""
    parsed = client.chat.completions.parse(
        model=model,
        messages=[{"role": "user", "content": "Tell me about a cat."}],
        response_format=Animal,
        seed=1,
    )
    animal = parsed.choices[0].message.parsed
    assert animal.name in ("cat", "dog") and 0 <= animal.legs <= 8, animal


def check_responses(client: openai.OpenAI, model: str) -> None:
    """The Responses API: a conversation that is kept, a stream, a tool, an object."""
    request = {"model": model, "temperature": 0}
    first = client.responses.create(**request, input="My name is Anna.", instructions="Be kind.")
    assert first.status == "completed" and first.output_text, first
    assert first.usage.output_tokens_details.reasoning_tokens == 0, first.usage
    events = list(
        client.responses.create(
            **request,
            input="What is my name?",
            previous_response_id=first.id,
            include=["message.output_text.logprobs"],
            stream=True,
        )
    )
    assert [event.sequence_number for event in events] == list(range(len(events)))
    named = events[-1].response
    assert events[-1].type == "response.completed" and "Anna" in named.output_text, named
    assert client.responses.retrieve(named.id) == named
    items = client.responses.input_items.list(named.id, order="asc", limit=2)
    assert [item.content[0].text for item in items][1] == first.output_text
    client.responses.delete(first.id)
    for call in [client.responses.retrieve, client.responses.delete]:
        try:
            call(first.id)
        except openai.NotFoundError as error:
            assert error.code == "response_not_found", error
        else:
            raise AssertionError("a deleted response is still there")

    tool = {"type": "function", "name": "get_weather", "description": "Get the weather in a city"}
    tool["parameters"] = {"type": "object", "properties": {"city": {"type": "string"}}}
    request["tools"] = [tool]
    asked = client.responses.create(**request, input="What is the weather in Paris?")
    [call] = asked.output
    result = {"type": "function_call_output", "call_id": call.call_id}
    result["output"] = '{"temperature": 12, "condition": "cloudy"}'
    told = client.responses.create(**request, input=[result], previous_response_id=asked.id)
    assert "12 degrees and cloudy in Paris" in told.output_text, told

    parsed = client.responses.parse(model=model, input="Tell me about a cat.", text_format=Animal)
    assert parsed.output_parsed.name in ("cat", "dog"), parsed


main(sys.argv[1], sys.argv[2])

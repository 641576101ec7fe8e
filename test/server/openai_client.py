"""Talks to a running server with the official client and its strict response checking.
usage: openai_client.py BASE_URL MODEL"""

import sys

import openai


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


main(sys.argv[1], sys.argv[2])

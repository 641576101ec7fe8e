"""The strong Python server to compare with: FastAPI on uvicorn with uvloop, one engine thread over
ContinuousBatchingPipeline with prefix caching, written as well as Python allows. It answers
/v1/chat/completions (streaming and not), /v1/models and /health, with what the benchmark needs.

What makes it strong: the engine thread never waits for asyncio and hands over all deltas of a step
with one wake-up of the event loop; tokens are looked up in a table of the vocabulary's bytes where
the detokenizer allows it; constant parts of an event are put together once per request.

usage: server.py MODEL_DIR [--port 8000] [--property KEY=VALUE ...]
"""

import argparse
import asyncio
import pathlib
import time
import uuid

import orjson
import uvicorn
from engine import Engine
from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse


def make_app(engine: Engine, model: str) -> FastAPI:
    app = FastAPI()

    @app.get("/health")
    async def health() -> dict:
        return {"status": "ok"}

    @app.get("/v1/models")
    async def models() -> dict:
        return {"object": "list", "data": [{"id": model, "object": "model"}]}

    @app.post("/v1/chat/completions")
    async def chat_completions(request: Request) -> Response:
        body = orjson.loads(await request.body())
        prompt = await engine.prepare(body["messages"])
        queue = engine.submit(prompt, body)
        head = {
            "id": f"chatcmpl-{uuid.uuid4().hex}",
            "object": "chat.completion.chunk",
            "created": int(time.time()),
            "model": model,
        }
        if body.get("stream"):
            events = stream_events(queue, head, len(prompt), body)
            return StreamingResponse(events, media_type="text/event-stream")
        return await whole_answer(queue, head, len(prompt))

    return app


async def stream_events(queue: asyncio.Queue, head: dict, prompt_tokens: int, body: dict):
    begin = b"data: " + orjson.dumps(head)[:-1] + b',"choices":[{"index":0,"delta":'
    yield begin + b'{"role":"assistant","content":""},"finish_reason":null}]}\n\n'
    tokens = 0
    finish = None
    while finish is None:
        text, count, finish = await queue.get()
        # What came while this was written goes out together.
        while finish is None and not queue.empty():
            more, added, finish = queue.get_nowait()
            text += more
            count += added
        tokens += count
        if text:
            yield begin + b'{"content":' + orjson.dumps(text) + b'},"finish_reason":null}]}\n\n'
    yield begin + b'{},"finish_reason":"' + finish.encode() + b'"}]}\n\n'
    if (body.get("stream_options") or {}).get("include_usage"):
        usage = {**head, "choices": [], "usage": usage_of(prompt_tokens, tokens)}
        yield b"data: " + orjson.dumps(usage) + b"\n\n"
    yield b"data: [DONE]\n\n"


async def whole_answer(queue: asyncio.Queue, head: dict, prompt_tokens: int) -> Response:
    parts: list[str] = []
    tokens = 0
    finish = None
    while finish is None:
        text, count, finish = await queue.get()
        parts.append(text)
        tokens += count
    message = {"role": "assistant", "content": "".join(parts)}
    answer = {
        **head,
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": usage_of(prompt_tokens, tokens),
    }
    return Response(orjson.dumps(answer), media_type="application/json")


def usage_of(prompt_tokens: int, completion_tokens: int) -> dict:
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model_dir", type=pathlib.Path)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--property", action="append", default=[])
    args = parser.parse_args()
    properties = dict(item.split("=", 1) for item in args.property)
    engine = Engine(args.model_dir, properties)
    app = make_app(engine, args.model_dir.name)
    app.router.on_startup.append(engine.start)
    uvicorn.run(app, host="127.0.0.1", port=args.port, loop="uvloop", log_level="warning")


if __name__ == "__main__":
    main()

"""Starts openvino-openai-api, which is not changed, with three things around it that a benchmark
needs and its own command does not offer:

- One generation at a time. Its pipeline refuses a second one while it is busy, and the server then
  answers with an empty text as if all were well. It generates in asyncio's default executor; one
  with a single thread makes requests wait for each other instead.
- /health and /v1/models, by which the benchmark knows that it is ready.
- No line in a log for every request.

usage: serve.py MODEL_DIR [--name NAME] [--port 8000]
"""

import argparse
import asyncio
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from openvino_openai_api.app import create_app
from openvino_openai_api.utils import validate_model_path


async def answer_one_by_one() -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(max_workers=1))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model_dir")
    parser.add_argument("--name", default="model")
    parser.add_argument("--port", type=int, default=8000)
    args = parser.parse_args()

    app = create_app(validate_model_path(args.model_dir), "CPU")
    app.router.on_startup.append(answer_one_by_one)

    @app.get("/health")
    async def health() -> dict:
        return {"status": "ok"}

    @app.get("/v1/models")
    async def models() -> dict:
        return {"object": "list", "data": [{"id": args.name, "object": "model"}]}

    uvicorn.run(app, host="127.0.0.1", port=args.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()

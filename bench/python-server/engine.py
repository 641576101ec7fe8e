"""The engine thread of the strong Python server."""

import asyncio
import json
import pathlib
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy
import openvino
import openvino_genai
from decoder import make_decoder


class Engine:
    """One thread owns the pipeline; asyncio hears of it once a step."""

    def __init__(self, model_dir: pathlib.Path, properties: dict) -> None:
        scheduler = openvino_genai.SchedulerConfig()
        scheduler.enable_prefix_caching = True
        self.pipeline = openvino_genai.ContinuousBatchingPipeline(
            str(model_dir), scheduler, "CPU", properties
        )
        self.tokenizer = self.pipeline.get_tokenizer()
        self.new_decoder = make_decoder(self.tokenizer)
        config = json.loads((model_dir / "config.json").read_text())
        self.context_length = config["max_position_embeddings"]
        # One at a time: calls that wait for a free tokenizer while holding Python's lock block each
        # other for good.
        self.tokenizing = ThreadPoolExecutor(max_workers=1)
        self.inbox: list = []
        self.changed = threading.Condition()
        self.loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        self.loop = asyncio.get_running_loop()
        threading.Thread(target=self.run, daemon=True).start()

    async def prepare(self, messages: list[dict]) -> numpy.ndarray:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.tokenizing, self.encode_chat, messages)

    def encode_chat(self, messages: list[dict]) -> numpy.ndarray:
        text = self.tokenizer.apply_chat_template(messages, add_generation_prompt=True)
        return self.tokenizer.encode(text, add_special_tokens=False).input_ids.data[0].copy()

    def submit(self, prompt: numpy.ndarray, body: dict) -> asyncio.Queue:
        queue: asyncio.Queue = asyncio.Queue()
        with self.changed:
            self.inbox.append((prompt, self.config_of(body, len(prompt)), queue))
            self.changed.notify()
        return queue

    def config_of(self, body: dict, prompt_tokens: int):
        config = self.pipeline.get_config()
        temperature = body.get("temperature", 0.7)
        config.do_sample = temperature > 0
        if config.do_sample:
            config.temperature = temperature
            config.top_p = body.get("top_p", 1.0)
        wanted = body.get("max_completion_tokens") or body.get("max_tokens") or 900
        config.max_new_tokens = min(wanted, self.context_length - prompt_tokens)
        config.ignore_eos = bool(body.get("ignore_eos"))
        return config

    def run(self) -> None:
        active: dict = {}
        next_id = 0
        while True:
            with self.changed:
                while not self.inbox and not active:
                    self.changed.wait()
                arrived, self.inbox = self.inbox, []
            for prompt, config, queue in arrived:
                tensor = openvino.Tensor(prompt.reshape(1, -1))
                handle = self.pipeline.add_request(next_id, tensor, config)
                active[next_id] = (handle, queue, self.new_decoder())
                next_id += 1
            self.pipeline.step()
            deltas = []
            for key, (handle, queue, decoder) in list(active.items()):
                delta = self.read(handle, decoder)
                if delta is None:
                    continue
                deltas.append((queue, delta))
                if delta[2] is not None:
                    del active[key]
            if deltas:
                self.loop.call_soon_threadsafe(deliver, deltas)

    def read(self, handle, decoder) -> tuple[str, int, str | None] | None:
        status = handle.get_status()
        ids: list[int] = []
        reason = openvino_genai.GenerationFinishReason.NONE
        while handle.can_read():
            for output in handle.read().values():
                ids += output.generated_ids
                reason = output.finish_reason
        finish = None
        if status != openvino_genai.GenerationStatus.RUNNING:
            by_length = reason == openvino_genai.GenerationFinishReason.LENGTH
            finish = "length" if by_length else "stop"
        if not ids and finish is None:
            return None
        return decoder.push(ids), len(ids), finish


def deliver(deltas: list) -> None:
    for queue, delta in deltas:
        queue.put_nowait(delta)

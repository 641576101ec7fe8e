"""Prints the first token that the model of a folder answers with, then ends."""
import sys

import openvino_genai

pipeline = openvino_genai.LLMPipeline(sys.argv[1], "CPU")


def show(text: str) -> openvino_genai.StreamingStatus:
    print(text, flush=True)
    return openvino_genai.StreamingStatus.STOP


pipeline.generate("Who are you?", max_new_tokens=16, streamer=show)

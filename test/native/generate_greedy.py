"""Answers the prompts on standard input (a JSON array of token id arrays) with openvino_genai,
greedily, and prints the generated token ids as JSON. usage: generate_greedy.py MODEL_DIR MAX_TOKENS"""

import json
import sys

import numpy
import openvino
import openvino_genai


def main(model_dir: str, max_tokens: int) -> None:
    pipeline = openvino_genai.ContinuousBatchingPipeline(
        model_dir, openvino_genai.SchedulerConfig(), "CPU", {}
    )
    config = pipeline.get_config()
    config.do_sample = False
    config.max_new_tokens = max_tokens
    answers = []
    for ids in json.load(sys.stdin):
        tensor = openvino.Tensor(numpy.array([ids], dtype=numpy.int64))
        answers.append(pipeline.generate([tensor], [config])[0].m_generation_ids[0])
    json.dump(answers, sys.stdout)


main(sys.argv[1], int(sys.argv[2]))

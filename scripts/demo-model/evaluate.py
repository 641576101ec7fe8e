"""Scores the exported model, skill by skill, on prompts it was never trained on."""
import argparse
import json
from collections import defaultdict
from pathlib import Path

import openvino_genai as genai

import settings as s
from evaluation_cases import Case, all_cases
from judges import SHAPES, is_right

BATCH = 32
MOST_NEW_TOKENS = 200
SHOWN_ERRORS = 6


def load(folder: Path) -> genai.ContinuousBatchingPipeline:
    scheduler = genai.SchedulerConfig()
    scheduler.cache_size = 1
    scheduler.max_num_batched_tokens = 1024
    scheduler.max_num_seqs = BATCH
    return genai.ContinuousBatchingPipeline(str(folder), scheduler, "CPU", {})


def answers(pipeline: genai.ContinuousBatchingPipeline, prompts: list[str]) -> list[str]:
    """Greedy answers; a prompt already carries the template."""
    config = pipeline.get_config()
    config.max_new_tokens, config.do_sample, config.apply_chat_template = MOST_NEW_TOKENS, False, False
    texts = []
    for start in range(0, len(prompts), BATCH):
        part = prompts[start:start + BATCH]
        texts += [result.m_generation_ids[0] for result in pipeline.generate(part, [config] * len(part))]
    return texts


def score(pipeline: genai.ContinuousBatchingPipeline, cases: list[Case]) -> tuple[dict, list]:
    """Score and number of prompts per skill, and the wrong answers."""
    judged, wrong = defaultdict(list), []
    for one, answer in zip(cases, answers(pipeline, [one.prompt for one in cases])):
        right = is_right(one, answer)
        judged[one.skill].append(right)
        if not right:
            wrong.append((one, answer))
    scores = {
        skill: {"score": round(sum(marks) / len(marks), 3), "prompts": len(marks),
                "judged": "shape" if skill in SHAPES else "exact"}
        for skill, marks in judged.items()
    }
    return scores, wrong


def evaluate(folder: Path, report: Path, show_errors: bool) -> dict:
    scores, wrong = score(load(folder), all_cases())
    report.write_text(json.dumps(scores, indent=2) + "\n")
    for skill, entry in scores.items():
        print(f"{skill:18} {entry['score']:.3f} of {entry['prompts']} ({entry['judged']})")
        if show_errors:
            for one, answer in [pair for pair in wrong if pair[0].skill == skill][:SHOWN_ERRORS]:
                print(f"    {one.question!r}\n      expected {one.answer!r}\n      answered {answer!r}")
    return scores


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=s.MODEL_FOLDER)
    parser.add_argument("--report", type=Path, default=s.HERE / "scores.json")
    parser.add_argument("--errors", action="store_true", help="show wrong answers")
    options = parser.parse_args()
    evaluate(options.model, options.report, options.errors)

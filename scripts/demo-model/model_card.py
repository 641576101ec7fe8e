"""Writes the model's README: what it is, how it was made and how it scores."""
import argparse
import json
from pathlib import Path

import settings as s

TEXT = """# {name}

A Llama-style chat model of {millions:.1f} million parameters, trained from scratch for openvino-serve by the recipe in
`scripts/demo-model`. It lets a fresh checkout answer at once, offline, and exercises the whole server: chat, JSON,
tool calls, streaming. It is a toy. Do not use it to find anything out.

Licence: Apache-2.0, as the project. All of its training text was written by the recipe's generator; nothing was
taken from elsewhere.

## What it can do

English only, short prompts of the kinds below: greetings and questions about itself; adding and subtracting numbers
up to {term}, times tables up to {factor}; comparing numbers up to {compared}; counting; spelling and repeating common words;
capitals of {countries} countries, days and months, some two hundred simple facts; remembering a name (or a colour, city, job,
hobby) over a few turns; JSON objects from a request or a short text; positive or negative; short lists, stories and
jokes; calls of simple tools in Hermes format, and answers from their results.

## What it cannot do

Everything else. It knows no fact that is not in its generator, does not reason, cannot sum larger numbers, does not
follow instructions outside these patterns and has seen no language but English. Asked for something unknown it may
say so, or make something up with confidence. Its window is {context} tokens, but it was trained on conversations of at
most {longest}, so expect little of it in longer ones.

## Scores

On prompts held out by a hash of what the user says (one in sixteen, never generated in training), greedy, through
OpenVINO GenAI on this int8 folder. The facts behind held-out prompts are met in training in other wordings: the
table tells how well the model handles new wordings, numbers, names and combinations, not unknown facts. The last
phase of the training was weighted after a look at a smaller draw from the same held-out prompts.

| skill          | score | prompts | judged by |
| -------------- | ----- | ------- | --------- |
{rows}

"exact" means the whole answer is right to the letter. "shape" means there is no single right answer, and length,
form and subject are checked.

## How it was made

    python3 scripts/demo-model/make_model.py

{steps} steps over {tokens:.1f} million freshly generated tokens took {minutes:.0f} minutes on two shared CPU cores.
Vocabulary {vocabulary} (byte-level BPE, single digits), {layers} layers of width {width}, {heads} query heads and {kv} for
keys and values.
"""


def training_record(work: Path) -> dict:
    """Steps, tokens and minutes of all phases together."""
    records = [json.loads((work / phase / "train_info.json").read_text()) for phase in s.PHASES]
    totals = {key: sum(record[key] for record in records) for key in ("steps", "tokens", "minutes")}
    return totals | {"parameters": records[-1]["parameters"]}


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def write_card(folder: Path, scores_file: Path, work: Path) -> None:
    from generator.facts_data import CAPITALS
    from generator.arithmetic import LARGEST_FACTOR
    from generator.phases import NARROW

    scores, info = json.loads(scores_file.read_text()), training_record(work)
    rows = "\n".join(f"| {skill:14} | {percent(entry['score']):5} | {entry['prompts']:<7} | {entry['judged']:9} |"
                     for skill, entry in scores.items())
    (folder / "README.md").write_text(TEXT.format(
        name=s.MODEL_NAME, millions=info["parameters"] / 1e6, rows=rows, term=NARROW.largest_term,
        factor=LARGEST_FACTOR, compared=NARROW.largest_compared, countries=len(CAPITALS), context=s.CONTEXT,
        longest=s.LONGEST, steps=info["steps"], tokens=info["tokens"] / 1e6, minutes=info["minutes"],
        vocabulary=s.VOCABULARY, layers=s.LAYERS, width=s.WIDTH, heads=s.HEADS, kv=s.KEY_VALUE_HEADS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=s.MODEL_FOLDER)
    parser.add_argument("--scores", type=Path, default=s.HERE / "scores.json")
    parser.add_argument("--work", type=Path, default=s.WORK, help="folder with the training records")
    options = parser.parse_args()
    write_card(options.model, options.scores, options.work)

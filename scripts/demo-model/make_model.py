#!/usr/bin/env python3
"""Makes the demo model from nothing: environment, tokenizer, training, export, evaluation, model card.

usage: python3 make_model.py [--quick]

Needs Python 3.11 and about an hour on two cores; --quick trains for a few minutes and scores lower.
"""
import argparse
import subprocess
import sys
import venv

import settings as s

PYTHON = s.WORK / "venv" / "bin" / "python"
QUICK_STEPS = 1000


def make_environment() -> None:
    """A virtual environment of its own, with the pinned packages."""
    if PYTHON.exists():
        return
    venv.create(s.WORK / "venv", with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-r", s.HERE / "requirements.txt"], check=True)
    # Pulled in by the exporter, but not needed for text, and broken beside a torch built for the CPU only.
    subprocess.run([PYTHON, "-m", "pip", "uninstall", "--yes", "torchvision"], check=True)


def run(script: str, *arguments) -> None:
    print(f"== {script}", flush=True)
    subprocess.run([PYTHON, s.HERE / script, *map(str, arguments)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="train a little, to try the recipe out")
    options = parser.parse_args()
    s.WORK.mkdir(parents=True, exist_ok=True)
    make_environment()
    run("tokenizer.py")
    before = []
    for phase in s.PHASES:
        run("train.py", phase, "--out", s.WORK / phase, *before, *(["--steps", QUICK_STEPS] if options.quick else []))
        before = ["--start", s.WORK / phase]
    run("export.py")
    run("check_export.py")
    run("evaluate.py", "--errors")
    run("model_card.py")


if __name__ == "__main__":
    sys.exit(main())

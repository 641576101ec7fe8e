#!/usr/bin/env python3
"""Makes the benchmark's models from nothing, each only if it is not there yet.

usage: python3 make_models.py [--list] [--check [--llama-server PATH]] [NAME ...]

Without names, all of them. Needs Python 3.11 and pip.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv

from settings import FOLDER, HERE, PRODUCTS, PYTHON, TOKENIZER


def environment() -> str:
    """The Python to work with; makes a virtual environment with the pinned packages if need be."""
    if PYTHON:
        return PYTHON
    folder = FOLDER / ".venv"
    python, complete = folder / "bin" / "python", folder / "complete"
    if not complete.exists():
        venv.create(folder, clear=True, with_pip=True)
        pip = [python, "-m", "pip"]
        subprocess.run([*pip, "install", "-r", HERE / "requirements.txt"], check=True)
        # Pulled in by the exporter, but not needed for text, and broken beside a torch built for
        # the CPU only.
        subprocess.run([*pip, "uninstall", "--yes", "torchvision"], check=True)
        complete.touch()
    return str(python)


def run(python: str, script: str, *arguments: str) -> None:
    quiet = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    subprocess.run([python, HERE / script, *arguments], check=True, env=os.environ | quiet)


def make_tokenizer(python: str) -> None:
    folder = FOLDER / TOKENIZER
    if folder.exists():
        return
    unfinished = FOLDER / f".making-{TOKENIZER}"
    shutil.rmtree(unfinished, ignore_errors=True)
    run(python, "tokenizer.py", str(unfinished))
    unfinished.rename(folder)


def make(names: list[str]) -> None:
    missing = [name for name in names if not PRODUCTS[name].path.exists()]
    if missing:
        python = environment()
        make_tokenizer(python)
        run(python, "make_products.py", *missing)


def check(names: list[str], llama_server: str | None) -> None:
    folders = [name for name in names if not PRODUCTS[name].is_gguf]
    files = [name for name in names if PRODUCTS[name].is_gguf]
    if folders:
        run(environment(), "check_openvino.py", *folders)
    if files and llama_server:
        run(environment(), "check_gguf.py", llama_server, *files)


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the benchmark's models from nothing.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which to make, else all")
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument("--check", action="store_true", help="then let each answer, and judge")
    parser.add_argument("--llama-server", metavar="PATH", help="for --check of GGUF files")
    options = parser.parse_args()
    if options.list:
        print("\n".join(PRODUCTS))
        return
    unknown = [name for name in options.names if name not in PRODUCTS]
    if unknown:
        parser.error(f"no such model: {', '.join(unknown)}; --list prints their names")
    names = options.names or list(PRODUCTS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    make(names)
    if options.check:
        check(names, options.llama_server)


if __name__ == "__main__":
    sys.exit(main())

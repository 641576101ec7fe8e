"""Exports the trained model to an int8 OpenVINO folder that needs nothing but itself."""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import settings as s

KEPT = [
    "openvino_model.xml", "openvino_model.bin", "openvino_tokenizer.xml", "openvino_tokenizer.bin",
    "openvino_detokenizer.xml", "openvino_detokenizer.bin", "tokenizer_config.json", "config.json",
    "generation_config.json",
]
LARGEST_FOLDER = 12 * 1024 * 1024


def convert(trained: Path, exported: Path) -> None:
    """Run the exporter; it writes the model, the tokenizer and the detokenizer."""
    command = [str(Path(sys.executable).parent / "optimum-cli"), "export", "openvino", "--model", str(trained),
               "--task", "text-generation-with-past", "--weight-format", "int8", str(exported)]
    subprocess.run(command, check=True, env=os.environ | {"HF_HUB_OFFLINE": "1"})


def complete_tokenizer_config(exported: Path) -> None:
    """Put the chat template inside, where GenAI looks for it, and drop what only one library version reads."""
    path = exported / "tokenizer_config.json"
    config = json.loads(path.read_text())
    template = exported / "chat_template.jinja"
    if template.exists():
        config["chat_template"] = template.read_text()
    config["tokenizer_class"] = "PreTrainedTokenizerFast"
    for key in ("is_local", "backend", "local_files_only"):
        config.pop(key, None)
    path.write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n")


def forget_paths(exported: Path) -> None:
    """The graphs may record where they were made; nobody needs to know."""
    for graph in exported.glob("*.xml"):
        text = re.sub(r'value="/[^"]*"', 'value=""', graph.read_text())
        graph.write_text(text)


def export(trained: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        exported = Path(scratch) / "model"
        convert(trained, exported)
        complete_tokenizer_config(exported)
        forget_paths(exported)
        folder.mkdir(parents=True, exist_ok=True)
        for name in KEPT:
            shutil.copyfile(exported / name, folder / name)
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert size <= LARGEST_FOLDER, f"{folder} holds {size} bytes"
    print(f"{folder}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, default=s.WORK / list(s.PHASES)[-1])
    parser.add_argument("--out", type=Path, default=s.MODEL_FOLDER)
    options = parser.parse_args()
    export(options.trained, options.out)

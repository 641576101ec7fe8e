"""Writes a shape as OpenVINO folders: exported once in 16 bits, then compressed format by format.

That is what `optimum-cli export openvino` does for each format from the start, in minutes.
"""

import json
import re
import shutil
from pathlib import Path

from optimum.exporters.openvino import main_export
from optimum.intel import OVConfig, OVModelForCausalLM, OVWeightQuantizationConfig

COPIED = [
    "openvino_tokenizer.xml",
    "openvino_tokenizer.bin",
    "openvino_detokenizer.xml",
    "openvino_detokenizer.bin",
    "tokenizer_config.json",
    "config.json",
    "generation_config.json",
]


def export(hugging_face: Path, folder: Path) -> None:
    """The model uncompressed, with tokenizer and detokenizer."""
    main_export(
        str(hugging_face),
        folder,
        task="text-generation-with-past",
        ov_config=OVConfig(dtype="bf16"),
        convert_tokenizer=True,
        local_files_only=True,
    )
    complete_tokenizer_config(folder)


def complete_tokenizer_config(folder: Path) -> None:
    """Put the chat template inside, where GenAI looks for it, and name the class as others do."""
    path = folder / "tokenizer_config.json"
    config = json.loads(path.read_text())
    config["chat_template"] = (folder / "chat_template.jinja").read_text()
    config["tokenizer_class"] = "PreTrainedTokenizerFast"
    for key in ("is_local", "backend", "local_files_only"):
        config.pop(key, None)
    path.write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n")


def compression(kind: str) -> OVWeightQuantizationConfig:
    """What a format's name stands for; int4 keeps the embedding in 8 bits, as optimum-cli does."""
    if kind in ("int8", "int8-sym"):
        return OVWeightQuantizationConfig(bits=8, sym=kind == "int8-sym")
    bits, symmetry, group = kind.split("-")
    assert bits == "int4", kind
    size = -1 if group == "channel" else int(group.removeprefix("g"))
    return OVWeightQuantizationConfig(bits=4, sym=symmetry == "sym", group_size=size, ratio=1.0)


def compress(exported: Path, kind: str, folder: Path) -> None:
    model = OVModelForCausalLM.from_pretrained(
        exported, quantization_config=compression(kind), compile=False, local_files_only=True
    )
    model.save_pretrained(folder)
    # How it was compressed, which openvino_model.xml says as well, and a path of this machine.
    (folder / "openvino_config.json").unlink()
    for name in COPIED:
        shutil.copyfile(exported / name, folder / name)
    forget_paths(folder)


def forget_paths(folder: Path) -> None:
    """The graphs may record where they were made; nobody needs to know."""
    for graph in folder.glob("*.xml"):
        graph.write_text(re.sub(r'value="/[^"]*"', 'value=""', graph.read_text()))

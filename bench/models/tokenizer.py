"""Trains the tokenizer: byte-level BPE as Qwen2 has it, with the ChatML template.

All models share it, so that servers of different formats see the same number of tokens.
"""

import argparse
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from corpus import INSTRUCTION, lines, load_generator_words
from settings import CONTEXT, HERE, SEED, VOCABULARY

END_OF_TEXT, START, END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [END_OF_TEXT, START, END]
# Qwen2's, which llama.cpp knows by the name "qwen2".
PIECES = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def train() -> PreTrainedTokenizerFast:
    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PIECES), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=SPECIAL,
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    core.train_from_iterator(lines(SEED), trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=core,
        eos_token=END,
        pad_token=END_OF_TEXT,
        additional_special_tokens=[START],
        model_max_length=CONTEXT,
        clean_up_tokenization_spaces=False,
        chat_template=(HERE / "chat_template.jinja").read_text(),
    )


def check(tokenizer: PreTrainedTokenizerFast) -> None:
    """Full to the brim, every word of the load generator one token, and any text comes back."""
    assert len(tokenizer) == VOCABULARY, len(tokenizer)
    words = load_generator_words()
    for word in words:
        for text in (f" {word}", f" {word.capitalize()}", word.capitalize()):
            assert len(tokenizer.encode(text)) == 1, (text, tokenizer.tokenize(text))
    for text in ["Grüße, 世界! 🙂", " \t\r\n  x", "1234567890", INSTRUCTION]:
        assert tokenizer.decode(tokenizer.encode(text)) == text, text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    tokenizer = train()
    check(tokenizer)
    tokenizer.save_pretrained(folder)


if __name__ == "__main__":
    main()

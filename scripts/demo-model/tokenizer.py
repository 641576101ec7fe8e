"""Trains the byte-level BPE tokenizer: every byte has a token, digits stand alone, the vocabulary is small.

A small vocabulary keeps words in few, well-trained pieces, which is what spelling and copying live on.
"""
import random
import re
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from generator.mixture import conversation
from generator.rendering import render
from settings import CONTEXT, TOKENIZER_SAMPLES, TOKENIZER_SEED, VOCABULARY

HERE = Path(__file__).parent
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
# Marks that must stay visible in the answer (a server parses them), so they are not special.
PLAIN = ["<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>", "<tools>", "</tools>"]
PIECES = (r"'(?:s|t|re|ve|m|ll|d)| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")


def sample_texts(count: int):
    """Conversations without the marks, for the trainer to merge."""
    rng = random.Random(TOKENIZER_SEED)
    marks = re.compile("|".join(map(re.escape, SPECIAL + PLAIN)))
    for _ in range(count):
        yield from filter(None, marks.split(render(conversation(rng))))


def build(folder: Path) -> PreTrainedTokenizerFast:
    """Train the tokenizer and save it, with the chat template, as a Hugging Face folder."""
    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PIECES), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY - len(PLAIN), special_tokens=SPECIAL, show_progress=False, min_frequency=3,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), max_token_length=16)
    core.train_from_iterator(sample_texts(TOKENIZER_SAMPLES), trainer)
    core.add_tokens([AddedToken(mark, normalized=False, special=False) for mark in PLAIN])
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|endoftext|>",
        additional_special_tokens=["<|im_start|>"], model_max_length=CONTEXT, clean_up_tokenization_spaces=False)
    tokenizer.chat_template = (HERE / "chat_template.jinja").read_text()
    tokenizer.save_pretrained(folder)
    return tokenizer


def check(tokenizer: PreTrainedTokenizerFast, count: int = 200) -> None:
    """The template must write what the training saw, and any text must survive the round trip."""
    rng = random.Random(1)
    for _ in range(count):
        chat = conversation(rng)
        written = tokenizer.apply_chat_template(chat["messages"], tools=chat["tools"], tokenize=False)
        assert written == render(chat), (written, render(chat))
    for text in ["Grüße, 世界! 🙂👩‍👧", "e\u0301a\u0308 \t\r\n  x", "1234567890", "a  b   c"]:
        assert tokenizer.decode(tokenizer(text)["input_ids"]) == text, text


if __name__ == "__main__":
    from settings import WORK

    check(build(WORK / "tokenizer"))

"""Text from tokens as they come, by a table of the vocabulary's bytes. Right for byte-level
vocabularies, which all models of the benchmark have."""

import codecs
from collections.abc import Callable


class Decoder:
    def __init__(self, table: list[bytes]) -> None:
        self.table = table
        self.utf8 = codecs.getincrementaldecoder("utf-8")("replace")

    def push(self, ids: list[int]) -> str:
        return self.utf8.decode(b"".join([self.table[token] for token in ids]))


def make_decoder(tokenizer) -> Callable[[], Decoder]:
    table = [b""] * (max(tokenizer.get_vocab().values()) + 1)
    for text, token in tokenizer.get_vocab().items():
        table[token] = text
    shown = tokenizer.decode([[token] for token in range(len(table))])
    # Special tokens are not shown.
    table = [text if visible else b"" for text, visible in zip(table, shown, strict=True)]
    return lambda: Decoder(table)

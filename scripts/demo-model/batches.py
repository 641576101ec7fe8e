"""Endless batches of fresh conversations, sorted by length so that little is padding."""
import random

import torch

from generator.mixture import conversation
from generator.rendering import segments
from settings import BATCH_TOKENS, CONTEXT_TARGET_SHARE, LONGEST

POOL = 2048
PADDING_STEP = 16


def encode(core, rng: random.Random, context_share: float) -> tuple[list[int], list[bool]]:
    """One conversation as ids, and which of them are learnt: the assistant's, and a few of the rest."""
    pieces = segments(conversation(rng))
    ids, learnt = [], []
    for encoding, (_, by_assistant) in zip(core.encode_batch([text for text, _ in pieces]), pieces):
        ids += encoding.ids
        learnt += [by_assistant or rng.random() < context_share for _ in encoding.ids]
    return ids, learnt


def padded_length(length: int) -> int:
    return -(-length // PADDING_STEP) * PADDING_STEP


def grouped(rows: list) -> list[list]:
    """Rows of similar length, as many as fit into one batch."""
    groups, current = [], []
    for row in rows:
        if current and padded_length(len(row[0])) * (len(current) + 1) > BATCH_TOKENS:
            groups.append(current)
            current = []
        current.append(row)
    return groups + [current]


def to_tensors(group: list) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Ids, marks of the targets, and the number of real tokens."""
    length = padded_length(max(len(ids) for ids, _ in group))
    batch = torch.zeros(len(group), length, dtype=torch.long)
    targets = torch.zeros(len(group), length, dtype=torch.bool)
    for row, (ids, learnt) in enumerate(group):
        batch[row, :len(ids)] = torch.tensor(ids)
        targets[row, :len(ids)] = torch.tensor(learnt)
    return batch, targets, sum(len(ids) for ids, _ in group)


def batches(tokenizer, seed: int, context_share: float = CONTEXT_TARGET_SHARE):
    """Yield (ids, targets, real tokens) for ever; the seed decides everything."""
    rng = random.Random(seed)
    core = tokenizer._tokenizer
    while True:
        rows = [encode(core, rng, context_share) for _ in range(POOL)]
        rows = [row for row in rows if len(row[0]) <= LONGEST]
        rows.sort(key=lambda row: len(row[0]) + rng.random())
        groups = grouped(rows)
        rng.shuffle(groups)
        yield from map(to_tensors, groups)

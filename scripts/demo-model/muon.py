"""Muon: momentum whose matrices are orthogonalised before each step; learns from few tokens.

Matrices of one shape are stacked, so that a step is a handful of batched products.
"""
import torch

from model import QKV_SIZES, TinyLlama
from settings import INNER_WIDTH

MOMENTUM, WEIGHT_DECAY, ITERATIONS = 0.95, 0.01, 5
# The quintic iteration that drives all singular values towards one.
FIRST, THIRD, FIFTH = 3.4445, -4.7750, 2.0315


def orthogonalise(stack: torch.Tensor) -> torch.Tensor:
    """Newton-Schulz iteration on a stack of matrices that are at least as wide as high."""
    x = (stack / (stack.norm(dim=(1, 2), keepdim=True) + 1e-7)).bfloat16()
    for _ in range(ITERATIONS):
        square = x @ x.mT
        x = FIRST * x + (THIRD * square + FIFTH * square @ square) @ x
    return x.float()


class Muon:
    def __init__(self, model: TinyLlama):
        parts = {}
        for block in model.blocks:
            parts |= {block.attention.qkv.weight: QKV_SIZES, block.attention.out.weight: None,
                      block.gate_up.weight: [INNER_WIDTH] * 2, block.down.weight: None}
        self.parts = {weight: sizes or [weight.shape[0]] for weight, sizes in parts.items()}
        self.momentum = {weight: torch.zeros_like(weight) for weight in self.parts}

    @torch.no_grad()
    def step(self, rate: float) -> None:
        groups: dict[tuple, list] = {}
        for weight, sizes in self.parts.items():
            momentum = self.momentum[weight].mul_(MOMENTUM).add_(weight.grad)
            direction = weight.grad + MOMENTUM * momentum
            for target, update in zip(weight.split(sizes), direction.split(sizes)):
                wide = update if update.shape[0] <= update.shape[1] else update.T
                groups.setdefault(wide.shape, []).append((target, wide, wide is not update))
            weight.grad = None
        for members in groups.values():
            updates = orthogonalise(torch.stack([wide for _, wide, _ in members]))
            for (target, _, turned), update in zip(members, updates):
                scale = max(1, target.shape[0] / target.shape[1]) ** 0.5
                target.mul_(1 - rate * WEIGHT_DECAY).add_(update.T if turned else update, alpha=-rate * scale)

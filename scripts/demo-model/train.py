"""Trains the model from scratch on the CPU, one single-threaded process a core, and saves it.

Processes that meet once a step lose less than threads that meet at every operation, above all on a busy machine.
"""
import argparse
import json
import tempfile
import time
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing
from transformers import PreTrainedTokenizerFast

import settings as s
from batches import batches
from generator import phases
from model import TinyLlama
from muon import Muon
from saving import WEIGHTS, save

REPORT_EVERY, SAVE_EVERY = 50, 500
VALIDATION_SEED, VALIDATION_BATCHES = 999983, 8


def schedule(step: int, progress: float, cooldown: float) -> float:
    """Warm up, hold, then cool down in a straight line, if at all."""
    cooling = (1 - progress) / cooldown if cooldown else 1.0
    return min(1.0, (step + 1) / s.WARMUP_STEPS) * min(1.0, max(0.02, cooling))


def average_over_workers(tensors: list[torch.Tensor], *numbers: float) -> list[float]:
    """Average the tensors in place over all workers, and the numbers along with them."""
    flat = torch.cat([tensor.flatten() for tensor in tensors] + [torch.tensor(numbers)])
    dist.all_reduce(flat)
    flat /= s.WORKERS
    pieces = flat.split([tensor.numel() for tensor in tensors] + [len(numbers)])
    for tensor, piece in zip(tensors, pieces):
        tensor.copy_(piece.view_as(tensor))
    return pieces[-1].tolist()


@torch.no_grad()
def validation_loss(model: TinyLlama, tokenizer) -> float:
    """Mean loss on the assistant's tokens of fresh conversations."""
    source = batches(tokenizer, VALIDATION_SEED, context_share=0.0)
    data = [next(source) for _ in range(VALIDATION_BATCHES)]
    with torch.autocast("cpu", torch.bfloat16):
        return sum(model.loss(ids, targets).item() for ids, targets, _ in data) / len(data)


def work(rank: int, store: str, options: argparse.Namespace) -> None:
    """One worker: its own conversations, the same model as all the others."""
    dist.init_process_group("gloo", init_method=f"file://{store}", rank=rank, world_size=s.WORKERS)
    torch.set_num_threads(1)
    torch.manual_seed(s.SEED)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(options.tokenizer)
    phases.use(phases.BY_NAME[options.phase])
    number, (_, rate, cooldown) = list(s.PHASES).index(options.phase), s.PHASES[options.phase]
    model = TinyLlama(len(tokenizer))
    if options.start:
        model.load_state_dict(torch.load(options.start / WEIGHTS))
    muon = Muon(model)
    others = [weight for weight in model.parameters() if weight not in muon.parts]
    adam = torch.optim.AdamW(others, lr=s.OTHER_RATE, betas=(0.9, 0.95), weight_decay=0.0)
    info = dict(parameters=sum(weight.numel() for weight in model.parameters()), steps=0, tokens=0)
    start, progress, average = time.time(), 0.0, None
    for step, (ids, targets, real) in enumerate(batches(tokenizer, s.SEED + number * s.WORKERS + rank)):
        factor = rate * schedule(step, progress, cooldown)
        with torch.autocast("cpu", torch.bfloat16):
            loss = model.loss(ids, targets)
        loss.backward()
        # The clock is averaged too, so that all workers agree on how far they are.
        gradients = [weight.grad for weight in model.parameters()]
        mean_loss, mean_real, minutes = average_over_workers(
            gradients, loss.item(), float(real), (time.time() - start) / 60)
        torch.nn.utils.clip_grad_norm_(others, 1.0)
        adam.param_groups[0]["lr"] = s.OTHER_RATE * factor
        adam.step()
        adam.zero_grad()
        muon.step(s.MATRIX_RATE * factor)
        info |= dict(steps=step + 1, tokens=info["tokens"] + round(mean_real * s.WORKERS))
        average = mean_loss if average is None else 0.97 * average + 0.03 * mean_loss
        progress = max((step + 1) / options.steps, minutes / options.minutes)
        if rank == 0 and info["steps"] % REPORT_EVERY == 0:
            print(f"step {info['steps']} progress {progress:.3f} loss {average:.4f} tokens {info['tokens'] / 1e6:.2f}M "
                  f"{info['tokens'] / minutes / 60:.0f}/s {minutes:.1f} min", flush=True)
        if rank == 0 and info["steps"] % SAVE_EVERY == 0:
            save(model, tokenizer, options.out)
        if progress >= 1:
            break
    if rank == 0:
        info |= dict(minutes=round(minutes, 1), loss=round(average, 4),
                     validation_loss=round(validation_loss(model, tokenizer), 4))
        save(model, tokenizer, options.out)
        (options.out / "train_info.json").write_text(json.dumps(info, indent=2) + "\n")
        print(info)
    dist.destroy_process_group()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("phase", choices=s.PHASES)
    parser.add_argument("--start", type=Path, help="folder of the phase before")
    parser.add_argument("--steps", type=int, help="other than the settings say")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="cool down in time to end after this long")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, default=s.WORK / "tokenizer")
    options = parser.parse_args()
    options.steps = options.steps or s.PHASES[options.phase][0]
    with tempfile.TemporaryDirectory() as scratch:
        torch.multiprocessing.spawn(work, (f"{scratch}/store", options), nprocs=s.WORKERS)

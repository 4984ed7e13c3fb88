"""One schedule for all networks here: AdamW, one cycle of the rate, a moving average of the weights."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from network import Reader
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

Batch = TypeVar("Batch")

RATE_OF_HEADS = 1e-3
REPORTED = 200
"""Steps between two lines of progress; the average so far is saved at each."""


def fit(
    net: Reader,
    steps: Sequence[Batch],
    loss_of: Callable[[int, Batch], torch.Tensor],
    out: Path,
    *,
    rate: float,
    rate_of_heads: float = RATE_OF_HEADS,
    warm: float = 0.1,
    decay: float = 0.999,
    averaged: int = 1,
) -> Reader:
    """The moving average of the network over its steps (``averaged``: every so many), whose state is in ``out``.

    ``loss_of`` takes the number of a step, from 1, and its batch. ``rate`` is that of the encoder at the top of the
    cycle, which it reaches after the share ``warm`` of the steps. Parameters that want no gradient stay.
    """
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in net.named_parameters() if n.startswith("encoder") and p.requires_grad]
    average = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(decay))
    optim = torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": rate_of_heads}], weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optim,
        [rate, rate_of_heads],
        total_steps=len(steps),
        pct_start=warm,
        anneal_strategy="cos",
        cycle_momentum=False,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    net.train()  # the pretrained encoder comes without dropout
    began, running = time.time(), 0.0
    for step, batch in enumerate(steps, 1):
        loss = loss_of(step, batch)
        optim.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optim.step()
        plan.step()
        if step % averaged == 0:
            average.update_parameters(net)
        running += float(loss.detach())
        if step % REPORTED == 0 or step == len(steps):
            print(f"{step}/{len(steps)} {time.time() - began:.0f}s loss so far {running / step:.3f}", flush=True)
            torch.save(average.module.state_dict(), out)
    return average.module

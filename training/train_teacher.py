"""Train the teacher of `distil.py`: train_teacher.py --base FOLDER --out FILE.pt --gold PART... --new FILE...

A reader eight times as large (MPNet, 12 layers, 110 million parameters) that nobody could run on a laptop beside spaCy.
Two passes in one schedule: all passages with the gold parts twice, then the newer ones with the gold parts three times.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from pathlib import Path

import torch
from distil import annotated
from network import Reader, Shifted
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from train_reader import batches, check, collate, hide, losses
from transformers import AutoModel

from dateline.events.windows import load_tokenizer

FROZEN = 3  # lowest layers, which keep what pretraining taught of words
RATE, RATE_OF_HEADS = 6e-5, 1e-3
TRUSTED_STEPS = 600  # then labels of older passages above BOUND nats don't count
BOUND = 4.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--tokenizer", type=Path, default=Path("../assets/reader/tokenizer.json"))
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--old", type=Path, nargs="*", default=[])
    parser.add_argument("--new", type=Path, nargs="*", default=[])
    parser.add_argument("--trusted", type=Path, nargs="*", default=[], help="as --new; their labels all count")
    parser.add_argument("--hold", type=Path, nargs="*", default=[])
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    rng = random.Random(args.seed)
    tokenizer = load_tokenizer(str(args.tokenizer))
    gold, old, new, trusted = (
        annotated(parts, files, tokenizer, sign=True)
        for parts, files in ((args.gold, []), ([], args.old), ([], args.new), ([], args.trusted))
    )
    for example in old + new:
        example.trusted = False
    new += trusted
    steps = [b for each in (gold * 2 + old + new, gold * 3 + new) for b in batches(each, args.batch, rng)]
    net = Reader(Shifted(AutoModel.from_pretrained(args.base, add_pooling_layer=False)), 768)
    _freeze(net)
    average = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.98))
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in net.named_parameters() if n.startswith("encoder") and p.requires_grad]
    groups = [{"params": body, "lr": RATE}, {"params": heads, "lr": RATE_OF_HEADS}]
    optim = torch.optim.AdamW(groups, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optim, [RATE, RATE_OF_HEADS], total_steps=len(steps), pct_start=0.1, anneal_strategy="cos", cycle_momentum=False
    )
    net.train()
    began = time.time()
    for step, batch in enumerate(steps, 1):
        ids, mask, tags = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = net.encode(hide(ids, 0.05, tokenizer.token_to_id("[MASK]")), mask)
        loss = losses(net, batch, hidden.float(), tags, math.inf if step < TRUSTED_STEPS else BOUND)
        optim.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optim.step()
        plan.step()
        if step % 5 == 0:
            average.update_parameters(net)
        if step % 200 == 0 or step == len(steps):
            print(f"{step}/{len(steps)} {time.time() - began:.0f}s {float(loss.detach()):.2f}", flush=True)
            torch.save(average.module.state_dict(), args.out)
    held = annotated(args.hold, [], tokenizer, sign=False)
    print({k: round(float(v), 3) for k, v in check(average.module, held).items()})


def _freeze(net: Reader) -> None:
    inner = net.encoder.inner
    for part in (inner.embeddings, *inner.encoder.layer[:FROZEN]):
        for parameter in part.parameters():
            parameter.requires_grad_(False)


if __name__ == "__main__":
    main()

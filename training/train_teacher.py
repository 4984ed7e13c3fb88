"""Train the teacher of `distil.py`: train_teacher.py --base FOLDER --out FILE.pt --gold PART... --new FILE...

A reader eight times as large (MPNet, 12 layers, 110 million parameters) that nobody could run on a laptop beside spaCy.
Two passes in one schedule: all passages with the gold parts twice, then the newer ones with the gold parts three times.
"""

from __future__ import annotations

import argparse
import math
import random
from pathlib import Path

import torch
from distil import annotated
from examples import Example
from fit import RATE_OF_HEADS, fit
from network import Reader, Shifted
from train_reader import annotated_loss, batches, check
from transformers import AutoModel

from dateline.events.windows import load_tokenizer

FROZEN = 3  # lowest layers, which keep what pretraining taught of words
TRUSTED_STEPS = 600  # of a new teacher; then labels of untrusted passages above BOUND nats don't count
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
    parser.add_argument("--start", type=Path, help="state of a teacher to go on from")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--rate-of-heads", type=float, default=RATE_OF_HEADS)
    parser.add_argument("--warm", type=float, default=0.1, help="share of the steps in which the rates rise")
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
    if args.start:
        net.load_state_dict(torch.load(args.start, map_location="cpu"))
    _freeze(net)
    mask_id = tokenizer.token_to_id("[MASK]")

    def loss_of(step: int, batch: list[Example]) -> torch.Tensor:
        bound = math.inf if step < TRUSTED_STEPS and not args.start else BOUND
        return annotated_loss(net, batch, 0.05, mask_id, bound)

    rates = {"rate": args.rate, "rate_of_heads": args.rate_of_heads, "warm": args.warm}
    average = fit(net, steps, loss_of, args.out, **rates, decay=0.98, averaged=5)
    held = annotated(args.hold, [], tokenizer, sign=False)
    print({k: round(float(v), 3) for k, v in check(average, held).items()})


def _freeze(net: Reader) -> None:
    inner = net.encoder.inner
    for part in (inner.embeddings, *inner.encoder.layer[:FROZEN]):
        for parameter in part.parameters():
            parameter.requires_grad_(False)


if __name__ == "__main__":
    main()

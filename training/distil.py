"""Train the event reader on what a larger one reads: distil.py label|blend|train ...

    distil.py label --teacher STATE --base FOLDER --out FILE.pt [--gold PART...] [--passages FILE...]
    distil.py blend --labels FILE.pt... --start STATE --base FOLDER --out FILE.pt
    distil.py train --labels FILE.pt... --start STATE --base FOLDER --out DIR [--gold PART...] [--passages FILE...]

``label`` writes what the teacher reads in every window, unsigned: so it reads passages the way the gold tables are
written. ``blend`` makes of it the mean with what the trained reader reads there. ``train`` goes on from a trained
reader with both: annotated windows (passages signed) and the teacher's.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from annotations import ROLES, read_gold, read_passages
from examples import STATUSES, TYPES, Example, examples
from fit import fit
from network import Reader, Shifted
from tokenizers import Tokenizer
from torch.nn import functional
from train_reader import STATE, annotated_loss, batches, check, collate, hide, signed
from transformers import AutoModel

from dateline.events.windows import Window, load_tokenizer

SURE = 0.35
"""From what certainty of the teacher a run of pieces is a trigger whose roles it teaches."""


@dataclass
class Reading:
    """What the teacher reads in a window of n pieces: tags (n, 3), and for its e triggers (e, 2) all heads' logits."""

    window: Window
    tags: torch.Tensor
    spans: torch.Tensor
    heads: dict[str, torch.Tensor]


def triggers(tags: torch.Tensor, core: tuple[int, int]) -> list[tuple[int, int]]:
    """Runs of pieces (half-open) of which the teacher thinks as of a trigger, in the core of the window."""
    inside = (tags.softmax(-1)[:, 1:].sum(-1) > SURE).tolist()
    begins = (tags[:, 1] > tags[:, 2]).tolist()
    spans: list[tuple[int, int]] = []
    for i in range(*core):
        if inside[i] and spans and spans[-1][1] == i and not begins[i]:
            spans[-1] = (spans[-1][0], i + 1)
        elif inside[i]:
            spans.append((i, i + 1))
    return spans


@torch.no_grad()
def readings(net: Reader, data: list[Example], size: int = 16) -> Iterable[Reading]:
    """The teacher's reading of each window, longest windows first."""
    net.eval()
    order = sorted(data, key=lambda e: -len(e.window.ids))
    for at in range(0, len(order), size):
        batch = order[at : at + size]
        ids, mask, _ = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = net.encode(ids, mask).float()
        for row, example in zip(hidden, batch, strict=True):
            row = row[: len(example.window.ids)]
            tags = net.tag(row)
            spans = torch.tensor(triggers(tags, example.window.core), dtype=torch.long).reshape(-1, 2)
            heads = {k: v.half() for k, v in net.heads(row, spans).items()} if len(spans) else {}
            yield Reading(example.window, tags.half(), spans, heads)


def imitation(net: Reader, batch: list[Reading], hidden: torch.Tensor) -> torch.Tensor:
    """The loss of a batch of readings: how far the network is from the teacher."""
    total = torch.zeros(())
    for row, reading in zip(hidden, batch, strict=True):
        row = row[: len(reading.window.ids)]
        lo, hi = reading.window.core
        want = reading.tags.float().softmax(-1)[lo:hi]
        got = net.tag(net.drop(row))[lo:hi].log_softmax(-1)
        total = total - (want * got).sum() / len(batch) / 12
        if len(reading.spans):
            total = total + _heads(net.heads(row, reading.spans), reading).sum() / len(batch) / 4
    return total


def _heads(out: dict[str, torch.Tensor], reading: Reading) -> torch.Tensor:
    loss = torch.zeros(len(reading.spans))
    for name in ("type", "status"):
        want = reading.heads[name].float().softmax(-1)
        loss = loss - (want * out[name].log_softmax(-1)).sum(-1)
    for name in ("context", "part", "cumulative"):
        want = reading.heads[name].float().sigmoid()
        loss = loss + functional.binary_cross_entropy_with_logits(out[name], want, reduction="none")
    want = reading.heads["roles"].float().sigmoid()
    roles = functional.binary_cross_entropy_with_logits(out["roles"], want, reduction="none")
    return loss + 0.35 * roles.sum((1, 2))


def _ids(batch: list[Reading]) -> tuple[torch.Tensor, torch.Tensor]:
    ids, mask, _ = collate([Example(r.window, np.zeros(len(r.window.ids), dtype=np.int64), []) for r in batch])
    return ids, mask


def annotated(gold: list[Path], passages: list[Path], tokenizer: Tokenizer, sign: bool) -> list[Example]:
    """The windows of gold parts and files of passages, the latter signed or not."""
    found = [e for folder in gold for text in read_gold(folder) for e in examples(text, tokenizer)]
    for path in passages:
        made = [e for text in read_passages(path) for e in examples(text, tokenizer)]
        found += [signed(e, path, True) for e in made] if sign else made
    return found


def label(args: argparse.Namespace) -> None:
    net = Reader(Shifted(AutoModel.from_pretrained(args.base, add_pooling_layer=False)), 768)
    net.load_state_dict(torch.load(args.teacher, map_location="cpu"))
    data = annotated(args.gold, args.passages, load_tokenizer(str(args.tokenizer)), sign=False)
    torch.save(list(readings(net, data)), args.out)
    print(len(data), "windows")


def _mean(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Logits of the mean of what two readers think of labels of which one is right."""
    return ((a.softmax(-1) + b.softmax(-1)) / 2 + 1e-9).log()


def _mean_each(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Logits of the mean of what two readers think of each label."""
    return ((a.sigmoid() + b.sigmoid()) / 2).clamp(1e-6, 1 - 1e-6).logit()


@torch.no_grad()
def blend(args: argparse.Namespace) -> None:
    net = Reader(AutoModel.from_pretrained(args.base))
    net.load_state_dict(torch.load(args.start, map_location="cpu"))
    net.eval()
    blended = []
    for reading in (r for path in args.labels for r in torch.load(path, weights_only=False)):
        ids, mask = _ids([reading])
        hidden = net.encode(ids, mask)[0]
        own = net.heads(hidden, reading.spans) if len(reading.spans) else {}
        heads = {
            k: (_mean if k in ("type", "status") else _mean_each)(own[k], v.float()).half()
            for k, v in reading.heads.items()
        }
        tags = _mean(net.tag(hidden), reading.tags.float()).half()
        blended.append(Reading(reading.window, tags, reading.spans, heads))
    torch.save(blended, args.out)


def train(args: argparse.Namespace) -> None:
    rng = random.Random(args.seed)
    tokenizer = load_tokenizer(str(args.tokenizer))
    taught = [r for path in args.labels for r in torch.load(path, weights_only=False)]
    data = annotated(args.gold, args.passages, tokenizer, sign=True)
    held = annotated(args.hold, [], tokenizer, sign=False)
    print(len(taught), "readings", len(data), "annotated windows; held", len(held), flush=True)
    net = Reader(AutoModel.from_pretrained(args.base))
    net.load_state_dict(torch.load(args.start, map_location="cpu"))
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    steps = [b for _ in range(args.epochs) for part in (data, taught) for b in batches(part, args.batch, rng)]
    rng.shuffle(steps)
    mask_id = tokenizer.token_to_id("[MASK]")
    average = fit(net, steps, lambda _, batch: _loss(net, batch, args.mask, mask_id), args.out / STATE, rate=args.rate)
    print({k: round(float(v), 3) for k, v in check(average, held).items()})
    (args.out / "labels.json").write_text(json.dumps({"types": TYPES, "statuses": STATUSES, "roles": ROLES}))


def _loss(net: Reader, batch: list, share: float, mask_id: int) -> torch.Tensor:
    if isinstance(batch[0], Example):
        return annotated_loss(net, batch, share, mask_id)
    ids, mask = _ids(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = net.encode(hide(ids, share, mask_id), mask)
    return imitation(net, batch, hidden.float())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("label", "blend", "train"))
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--tokenizer", type=Path, default=Path("../assets/reader/tokenizer.json"))
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--labels", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path, help="state of the reader to go on from")
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--hold", type=Path, nargs="*", default=[])
    parser.add_argument("--passages", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--mask", type=float, default=0.05)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    {"label": label, "blend": blend, "train": train}[args.what](args)


if __name__ == "__main__":
    main()

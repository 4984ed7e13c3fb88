"""Train the event reader: train_reader.py --out DIR --gold PART... --passages FILE... [--hold PART...]"""

from __future__ import annotations

import argparse
import json
import math
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from annotations import ROLES, read_gold, read_passages
from examples import STATUSES, TYPES, Example, examples
from fit import fit
from network import Reader
from torch.nn import functional
from transformers import AutoModel

from dateline.events.windows import load_tokenizer

STATE = "reader.pt"
"""Name of the trained state in the folder of a run."""


def batches(data: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of about the same length, in random order."""
    order = sorted(data, key=lambda e: len(e.window.ids) + rng.random() * 24)
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


def collate(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    n = max(len(e.window.ids) for e in batch)
    ids = torch.zeros(len(batch), n, dtype=torch.long)
    mask = torch.zeros(len(batch), n, dtype=torch.long)
    tags = torch.full((len(batch), n), -100, dtype=torch.long)
    for i, e in enumerate(batch):
        k = len(e.window.ids)
        ids[i, :k] = torch.tensor(e.window.ids)
        mask[i, :k] = 1
        tags[i, :k] = torch.from_numpy(e.tags)
    return ids, mask, tags


def hide(ids: torch.Tensor, share: float, mask_id: int) -> torch.Tensor:
    """The pieces with a share of them masked, so that context has to do; special ones, the first up to it, stay."""
    if not share:
        return ids
    hidden = (torch.rand(ids.shape) < share) & (ids > mask_id)
    return ids.masked_fill(hidden, mask_id)


def signed(example: Example, path: Path, trusted: bool) -> Example:
    """The example of a file of passages with the hand that wrote it in place of [CLS].

    Each writer has habits of their own (one row or two for one happening). So they are learnt as that writer's; an
    article comes unsigned, as the gold tables do.
    """
    hand = path.stem.rpartition("_")[2]
    if hand == "seeds":
        return example
    piece = 1 + (ord(hand[-1]) - ord("a")) + (26 if len(hand) > 1 else 0)  # [unused0] and on: a to z, aa to az
    window = replace(example.window, ids=(piece, *example.window.ids[1:]))
    return replace(example, window=window, trusted=trusted)


def trimmed(loss: torch.Tensor, bound: float) -> torch.Tensor:
    """The losses without those above ``bound``: labels that a trained reader finds that unlikely are mostly slips."""
    return loss * (loss.detach() <= bound)


def losses(
    net: Reader, batch: list[Example], hidden: torch.Tensor, tags: torch.Tensor, bound: float = math.inf
) -> torch.Tensor:
    """The loss of a batch; above ``bound`` (nats) single labels of windows that are not trusted don't count."""
    logits = net.tag(net.drop(hidden))
    each = functional.cross_entropy(logits.transpose(1, 2), tags, ignore_index=-100, reduction="none")
    total = torch.stack([trimmed(x, math.inf if e.trusted else bound).sum() for x, e in zip(each, batch, strict=True)])
    total = total.sum() / len(batch) / 12
    parts = []
    for i, e in enumerate(batch):
        if not e.events:
            continue
        spans = torch.tensor([ev["pieces"] for ev in e.events])
        out = net.heads(hidden[i, : len(e.window.ids)], spans)
        weight = torch.tensor([ev["weight"] for ev in e.events])
        limit = math.inf if e.trusted else bound
        types = torch.from_numpy(np.stack([ev["types"] for ev in e.events]))
        loss = trimmed(-(types * functional.log_softmax(out["type"], -1)).sum(-1), limit)
        status = torch.tensor([ev["status"] for ev in e.events])
        loss = loss + trimmed(functional.cross_entropy(out["status"], status, reduction="none"), limit)
        context = torch.tensor([ev["context"] for ev in e.events])
        bce = functional.binary_cross_entropy_with_logits(out["context"], context, reduction="none")
        loss = loss + trimmed(bce, limit)
        loss = loss + functional.binary_cross_entropy_with_logits(
            out["part"], torch.tensor([ev["part"] for ev in e.events]), reduction="none"
        )
        cumulative = torch.tensor([ev["cumulative"] for ev in e.events])
        bce = functional.binary_cross_entropy_with_logits(out["cumulative"], cumulative.clamp(min=0), reduction="none")
        loss = loss + bce * (cumulative >= 0)
        roles = torch.from_numpy(np.stack([ev["roles"] for ev in e.events]))
        known = torch.from_numpy(np.stack([ev["known"] for ev in e.events]))
        bce = functional.binary_cross_entropy_with_logits(out["roles"], roles, reduction="none")
        loss = loss + 0.35 * (trimmed(bce, limit).sum(-1) * known).sum(-1)
        parts.append(loss * weight)
    if parts:
        total = total + torch.cat(parts).sum() / len(batch) / 4
    return total


def annotated_loss(
    net: Reader, batch: list[Example], share: float, mask_id: int, bound: float = math.inf
) -> torch.Tensor:
    """The loss of a batch of annotated windows with a share of their pieces hidden."""
    ids, mask, tags = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = net.encode(hide(ids, share, mask_id), mask)
    return losses(net, batch, hidden.float(), tags, bound)


@torch.no_grad()
def check(net: Reader, data: list[Example]) -> dict[str, float]:
    """Trigger F1 (overlap), and with gold triggers: type, status, context accuracy, role piece F1."""
    net.eval()
    tp = fp = fn = 0
    right = {"type": 0, "status": 0, "context": 0}
    n = 0
    role = np.zeros((len(ROLES), 3))
    for e in data:
        ids, mask, _ = collate([e])
        hidden = net.encode(ids, mask)[0]
        tag = net.tag(hidden).argmax(-1).numpy()
        lo, hi = e.window.core
        starts = [i for i in range(lo, hi) if tag[i] == 1 or (tag[i] == 2 and tag[i - 1] == 0)]
        spans = []
        for s in starts:
            k = s + 1
            while k < hi and tag[k] == 2:
                k += 1
            spans.append((s, k))
        gold = [(ev["pieces"], ev["weight"] == 1.0) for ev in e.events]
        used = set()
        for a, b in spans:
            match = next((i for i, ((c, d), _) in enumerate(gold) if i not in used and a < d and c < b), None)
            if match is None:
                fp += 1
            else:
                used.add(match)
                tp += gold[match][1]
        fn += sum(1 for i, (_, req) in enumerate(gold) if req and i not in used)
        if not e.events:
            continue
        out = net.heads(hidden, torch.tensor([ev["pieces"] for ev in e.events]))
        for i, ev in enumerate(e.events):
            n += 1
            right["type"] += ev["types"][int(out["type"][i].argmax())] > 0
            right["status"] += int(out["status"][i].argmax()) == ev["status"]
            right["context"] += (float(out["context"][i]) > 0) == bool(ev["context"])
            got = (out["roles"][i] > 0).numpy()
            want = ev["roles"] > 0
            ok = ev["known"] > 0
            role[ok, 0] += (got & want).sum(-1)[ok]
            role[ok, 1] += got.sum(-1)[ok]
            role[ok, 2] += want.sum(-1)[ok]
    net.train()
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    result = {"p": p, "r": r, "f1": 2 * p * r / max(1e-9, p + r), **{k: v / max(1, n) for k, v in right.items()}}
    for i, name in enumerate(ROLES):
        result[name] = 2 * role[i, 0] / max(1, role[i, 1] + role[i, 2])
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--hold", type=Path, nargs="*", default=[])
    parser.add_argument("--passages", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path, help="state to go on from")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--mask", type=float, default=0.0, help="share of the pieces hidden in each batch")
    parser.add_argument("--bound", type=float, default=math.inf, help="nats above which a passage's label is a slip")
    parser.add_argument("--new", type=Path, nargs="*", default=[], help="passages that --bound does not touch")
    parser.add_argument("--decay", type=float, default=0.999, help="of the moving average of the weights that is kept")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    rng = random.Random(args.seed)
    tokenizer = load_tokenizer(str(args.base / "tokenizer.json"))
    texts = [t for folder in args.gold for t in read_gold(folder)]
    data = [e for t in texts for e in examples(t, tokenizer)]
    for path in args.new + args.passages:
        written = read_passages(path)
        texts += written
        found = [e for t in written for e in examples(t, tokenizer)]
        data += [signed(e, path, path in args.new) for e in found]
    held = [e for folder in args.hold for t in read_gold(folder) for e in examples(t, tokenizer)]
    print(
        len(texts),
        "texts",
        len(data),
        "windows",
        sum(len(e.events) for e in data),
        "triggers; held",
        len(held),
        flush=True,
    )
    mask_id = tokenizer.token_to_id("[MASK]")
    net = Reader(AutoModel.from_pretrained(args.base))
    if args.start:
        net.load_state_dict(torch.load(args.start, map_location="cpu"))
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)  # few examples, many words
    steps = [b for _ in range(args.epochs) for b in batches(data, args.batch, rng)]

    def loss_of(_: int, batch: list[Example]) -> torch.Tensor:
        return annotated_loss(net, batch, args.mask, mask_id, args.bound)

    average = fit(net, steps, loss_of, args.out / STATE, rate=args.rate, decay=args.decay)
    if held:
        print({k: round(float(v), 3) for k, v in check(average, held).items()})
    (args.out / "labels.json").write_text(json.dumps({"types": TYPES, "statuses": STATUSES, "roles": ROLES}))


if __name__ == "__main__":
    main()

"""The event reader as a torch network: a MiniLM encoder with small heads."""

from __future__ import annotations

import torch
from annotations import ROLES
from examples import STATUSES, TYPES
from torch import nn

BUCKETS = 21
ROLE_DIM = 64


def distance_bucket(delta: torch.Tensor) -> torch.Tensor:
    """Signed log-scaled bucket 0..20 of a distance in wordpieces (10 = same piece)."""
    magnitude = torch.log2(delta.abs().float() + 1).mul(1.25).ceil().clamp(max=10).long()
    return 10 + torch.sign(delta).long() * magnitude


class Shifted(nn.Module):
    """An MPNet encoder that takes BERT's wordpieces: the same vocabulary, four further on."""

    def __init__(self, inner: nn.Module) -> None:
        super().__init__()
        self.inner = inner

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> object:
        pieces = input_ids + 4
        for bert, own in ((101, 0), (102, 2), (103, 30526)):  # [CLS], [SEP], [MASK]
            pieces = pieces.masked_fill(input_ids == bert, own)
        return self.inner(input_ids=pieces.masked_fill(attention_mask == 0, 1), attention_mask=attention_mask)


class Reader(nn.Module):
    """Tags triggers; for each trigger: type, status, context, part-of, and who/where/when/how many by pointing."""

    def __init__(self, encoder: nn.Module, width: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.15)
        self.tag = nn.Linear(width, 3)
        self.pool = nn.Linear(2 * width, width)
        self.kind = nn.Linear(width, len(TYPES))
        self.status = nn.Linear(width, len(STATUSES))
        self.context = nn.Linear(width, 1)
        self.part = nn.Linear(width, 1)
        self.cumulative = nn.Linear(width, 1)
        self.query = nn.Linear(width, len(ROLES) * ROLE_DIM)
        self.key = nn.Linear(width, len(ROLES) * ROLE_DIM)
        self.token = nn.Linear(width, len(ROLES))
        self.distance = nn.Embedding(BUCKETS, len(ROLES))
        nn.init.constant_(self.token.bias, -3.0)
        nn.init.zeros_(self.distance.weight)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    def heads(self, hidden: torch.Tensor, spans: torch.Tensor) -> dict[str, torch.Tensor]:
        """hidden (S, W) of one window, spans (E, 2) of triggers -> logits per trigger."""
        hidden = self.drop(hidden)
        first = hidden[spans[:, 0]]
        mean = torch.stack([hidden[a:b].mean(0) for a, b in spans.tolist()])
        t = self.drop(torch.tanh(self.pool(torch.cat([first, mean], -1))))
        s, e = hidden.shape[0], t.shape[0]
        q = self.query(t).view(e, len(ROLES), ROLE_DIM)
        k = self.key(hidden).view(s, len(ROLES), ROLE_DIM)
        score = torch.einsum("erd,srd->ers", q, k) / ROLE_DIM**0.5
        delta = torch.arange(s)[None, :] - spans[:, :1]
        score = score + self.token(hidden).T[None] + self.distance(distance_bucket(delta)).permute(0, 2, 1)
        return {
            "type": self.kind(t),
            "status": self.status(t),
            "context": self.context(t)[:, 0],
            "part": self.part(t)[:, 0],
            "cumulative": self.cumulative(t)[:, 0],
            "roles": score,
        }

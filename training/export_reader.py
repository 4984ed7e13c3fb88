"""Write a trained reader as what the package ships: an int8 ONNX encoder, the heads as arrays, the tokenizer."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from annotations import ROLES
from examples import STATUSES, TYPES
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModel


class PerPiece(torch.nn.Module):
    """All that is computed for every wordpiece: last hidden states, tag and token scores, keys of the pointers."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.encoder, self.tag, self.token, self.key = net.encoder, net.tag, net.token, net.key

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return hidden, self.tag(hidden), self.token(hidden), self.key(hidden)


OUTPUTS = ("hidden", "tag", "token", "key")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    # "eager" leaves out the guard against rows without any attention, a third of the time of the graph
    net = Reader(AutoModel.from_pretrained(args.base, attn_implementation="eager"))
    net.load_state_dict(torch.load(args.state, map_location="cpu"))
    net.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    sample = torch.ones(2, 12, dtype=torch.long)
    axes = {name: {0: "batch", 1: "piece"} for name in ("ids", "mask", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            PerPiece(net),
            (sample, sample),
            str(plain),
            input_names=["ids", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        heads = [
            n.name for n in onnx.load(str(ready)).graph.node if n.op_type == "MatMul" and "/encoder/" not in n.name
        ]
        # reduced range: 7-bit weights give the same sums with and without VNNI
        quantize_dynamic(
            ready,
            args.out / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=heads,
        )
    onnx.checker.check_model(str(args.out / "encoder.onnx"))
    inside = ("encoder.", "tag.", "token.", "key.")  # these are in the graph
    heads = {k: v.numpy().astype(np.float32) for k, v in net.state_dict().items() if not k.startswith(inside)}
    np.savez(args.out / "heads.npz", **heads)
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    (args.out / "labels.json").write_text(
        json.dumps({"types": TYPES, "statuses": STATUSES, "roles": ROLES}, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()

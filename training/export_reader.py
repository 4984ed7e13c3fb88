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
from examples import ROLES, STATUSES, TYPES
from network import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModel


class Hidden(torch.nn.Module):
    """The encoder alone: ids and mask in, last hidden states out."""

    def __init__(self, encoder: torch.nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    net = Reader(AutoModel.from_pretrained(args.base))
    net.load_state_dict(torch.load(args.state, map_location="cpu"))
    net.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    sample = torch.ones(2, 12, dtype=torch.long)
    axes = {"ids": {0: "batch", 1: "piece"}, "mask": {0: "batch", 1: "piece"}, "hidden": {0: "batch", 1: "piece"}}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Hidden(net.encoder),
            (sample, sample),
            str(plain),
            input_names=["ids", "mask"],
            output_names=["hidden"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        # reduced range: 7-bit weights give the same sums with and without VNNI
        quantize_dynamic(
            ready, args.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    onnx.checker.check_model(str(args.out / "encoder.onnx"))
    heads = {k: v.numpy().astype(np.float32) for k, v in net.state_dict().items() if not k.startswith("encoder")}
    np.savez(args.out / "heads.npz", **heads)
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    (args.out / "labels.json").write_text(
        json.dumps({"types": TYPES, "statuses": STATUSES, "roles": ROLES}, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()

"""Writes a trained reader as ONNX: 8-bit weights in the file, float arithmetic when it runs.

usage: export_onnx.py BASE_DIR READER.pt OUT.onnx
Weights of products are 8-bit integers with one scale a column, beside `Cast` and `Mul` nodes that onnxruntime folds into float
weights when it loads the model; the word vectors stay 8-bit in memory, and the few that a pair needs are scaled when looked up.
So no activation is ever rounded, and a pair's score depends neither on its batch, nor on threads or the kind of processor.
IR 8, opset 13: what the onnxruntime-node 1.14 of @xenova/transformers 2 reads.
"""
import sys
import tempfile

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from cross_encoder import CrossEncoder

base, checkpoint, out = sys.argv[1:4]
state = torch.load(checkpoint, weights_only=True)
model = CrossEncoder(base, attention="eager")
model.load_state_dict(state)
model.eval()


class Scored(torch.nn.Module):
    """One more axis on the logits, so that the output is `batch x 1`."""

    def __init__(self):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).unsqueeze(-1)


names = ["input_ids", "attention_mask", "token_type_ids"]
sample = torch.ones(2, 9, dtype=torch.long)
axes = {name: {0: "batch", 1: "tokens"} for name in names} | {"logits": {0: "batch"}}
with tempfile.NamedTemporaryFile(suffix=".onnx") as whole:
    torch.onnx.export(Scored(), (sample, sample, sample), whole.name, input_names=names, output_names=["logits"], dynamic_axes=axes, opset_version=13, dynamo=False)
    exported = onnx.load(whole.name)
graph = exported.graph
arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
gathered = {n.input[0] for n in graph.node if n.op_type == "Gather"}
integers_of, nodes, kept = {}, [], []
for tensor in graph.initializer:
    weight = arrays[tensor.name]
    if weight.ndim != 2 or weight.dtype != np.float32 or weight.size < 100_000:
        kept.append(tensor)
        continue
    axis = 1 if tensor.name in gathered else 0
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-8).astype(np.float32) / 127
    kept.append(numpy_helper.from_array(np.round(weight / scale).astype(np.int8), tensor.name + "_int8"))
    kept.append(numpy_helper.from_array(scale, tensor.name + "_scale"))
    integers_of[tensor.name] = tensor.name in gathered
    if tensor.name not in gathered:
        nodes.append(helper.make_node("Cast", [tensor.name + "_int8"], [tensor.name + "_cast"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [tensor.name + "_cast", tensor.name + "_scale"], [tensor.name]))
for node in graph.node:
    if node.op_type == "Gather" and integers_of.get(node.input[0]):
        table, at, result = node.input[0], node.input[1], node.output[0]
        for part in ("int8", "scale"):
            nodes.append(helper.make_node("Gather", [f"{table}_{part}", at], [f"{result}_{part}"], axis=0))
        nodes.append(helper.make_node("Cast", [f"{result}_int8"], [f"{result}_cast"], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [f"{result}_cast", f"{result}_scale"], [result]))
    else:
        nodes.append(node)
copies = [onnx.NodeProto.FromString(n.SerializeToString()) for n in nodes]
del graph.node[:], graph.initializer[:]
graph.node.extend(copies)
graph.initializer.extend(kept)
exported.ir_version = 8
onnx.checker.check_model(exported)
onnx.save(exported, out)

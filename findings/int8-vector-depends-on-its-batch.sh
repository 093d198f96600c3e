#!/usr/bin/env bash
# Dynamic int8: one input scale for the whole batch, so a vector changes with what is embedded beside it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
cat >"$dir/look.py" <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

weights = np.arange(-16, 16, dtype=np.int8).reshape(8, 4)
nodes = [
    helper.make_node("DynamicQuantizeLinear", ["x"], ["x8", "scale", "zero"]),
    helper.make_node("MatMulInteger", ["x8", "weights", "zero"], ["sums"]),
    helper.make_node("Cast", ["sums"], ["sums32"], to=TensorProto.FLOAT),
    helper.make_node("Mul", ["sums32", "scale"], ["y"]),
]
graph = helper.make_graph(
    nodes, "layer",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 8])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["batch", 4])],
    [numpy_helper.from_array(weights, "weights")],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
layer = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
first = np.array([[0.3, -0.7, 0.2, 0.9, -0.1, 0.4, -0.8, 0.6]], dtype=np.float32)


def vector(beside):
    return layer.run(None, {"x": np.vstack([first, beside * first])})[0][0]


def cosine(a, b):
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


print(*(f"{cosine(vector(1), vector(beside)):.4f}" for beside in (1, 10, 100)))
PY
cat <<'TEXT'
PACKAGES  onnxruntime 1.32.0, onnx 1.23.2 (PyPI), on a layer of DynamicQuantizeLinear and MatMulInteger
EXPECTED  cosine 1 between the same row's vectors, whether the other row of the batch is 1, 10 or 100 times as large
TEXT
seen=$("$dir/venv/bin/python" "$dir/look.py") || seen="failed, exit $?"
echo "SEEN      $seen"
read -r same ten hundred <<<"$seen"
awk -v a="$same" -v b="$ten" -v c="$hundred" 'BEGIN { exit !(a == 1 && b < 0.9999 && c < 0.99) }' ||
  { echo "CHANGED   stated here: 1, less than .9999, less than .99"; exit 1; }

"""Makes a dynamically quantised BERT encoder run in float with the weights it has, in a file of the same size.

usage: run_in_float.py MODEL_QUANTIZED.onnx OUT.onnx
Dynamic quantisation rounds activations by the range of a whole batch, so that a text's vector depends on its batch and, since
rounding amplifies last digits, on the processor. Here every such product becomes a plain one. Its weights stay 8-bit integers in
the file, beside `Cast` and `Mul` nodes that onnxruntime folds into float weights when it loads the model. Attention, layer norms and
GELUs are fused with onnxruntime.transformers (written with 1.32), which the onnxruntime-node 1.14 of @xenova/transformers 2 reads.
"""
import sys
import tempfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.transformers import optimizer

HEADS, HIDDEN = 12, 384

quantised_file, out = sys.argv[1:3]
model = onnx.load(quantised_file)
graph = model.graph
arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
producer = {o: n for n in graph.node for o in n.output}
consumers = {}
for node in graph.node:
    for name in node.input:
        consumers.setdefault(name, []).append(node)

# DynamicQuantizeLinear, MatMulInteger, Cast, Mul (by the product of both scales) -> MatMul
plain, replaced, eight_bit, dead = {}, set(), {}, set()
for node in graph.node:
    if node.op_type != "MatMulInteger":
        continue
    x, w, _, zero = node.input
    cast = consumers[node.output[0]][0]
    rescale = consumers[cast.output[0]][0]
    scales = producer[next(i for i in rescale.input if i != cast.output[0])]
    scale = next(i for i in scales.input if i in arrays)
    assert not arrays[zero].any()
    columns = np.broadcast_to(arrays[scale].astype(np.float32), arrays[w].shape[1:])
    weight = arrays[w].astype(np.float32) * columns
    eight_bit[weight.tobytes()] = (arrays[w], columns)
    graph.initializer.append(numpy_helper.from_array(weight, w.removesuffix("_quantized")))
    plain[id(rescale)] = helper.make_node("MatMul", [producer[x].input[0], graph.initializer[-1].name], list(rescale.output), name=node.name)
    replaced |= {id(n) for n in (node, cast, rescale, scales, producer[x])}
    dead |= {w, zero, scale}
nodes = [plain.get(id(n), n) for n in graph.node if id(n) in plain or id(n) not in replaced]
kept = [i for i in graph.initializer if i.name not in dead]
del graph.node[:], graph.initializer[:]
graph.node.extend(nodes)
graph.initializer.extend(kept)

with tempfile.NamedTemporaryFile(suffix=".onnx") as whole:
    onnx.save(model, whole.name)
    model = optimizer.optimize_model(whole.name, "bert", num_heads=HEADS, hidden_size=HIDDEN, opt_level=0).model
graph = model.graph
model.opset_import.append(helper.make_opsetid("com.microsoft", 1))

# onnxruntime 1.14 wants both summands of a SkipLayerNormalization of one shape; the positions have no batch, so they are added before.
first = next(n for n in graph.node if n.op_type == "SkipLayerNormalization")
embeddings = next(n for n in graph.node if n.output[0] == first.input[0])
embeddings.input[1], first.input[1] = first.input[1], embeddings.input[1]
# ... and must then stand behind the positions, which the optimizer computes later.
order = [n for n in graph.node if n is not embeddings]
order.insert(order.index(first), embeddings)

initializers, unfold = [], []
for tensor in graph.initializer:
    weight = numpy_helper.to_array(tensor)
    if weight.ndim != 2 or weight.dtype != np.float32:
        initializers.append(tensor)
        continue
    # Fused attention holds the weights of queries, keys and values side by side.
    parts = np.split(weight, 3, axis=1) if weight.shape == (HIDDEN, 3 * HIDDEN) else [weight]
    found = [eight_bit[np.ascontiguousarray(p).tobytes()] for p in parts]
    integers, scale = (np.concatenate(a, axis=-1) for a in zip(*found))
    assert np.array_equal(integers.astype(np.float32) * scale, weight)
    name = tensor.name
    initializers += [numpy_helper.from_array(integers, name + "_int8"), numpy_helper.from_array(scale, name + "_scale")]
    unfold += [
        helper.make_node("Cast", [name + "_int8"], [name + "_cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [name + "_cast", name + "_scale"], [name]),
    ]
copies = [onnx.NodeProto.FromString(n.SerializeToString()) for n in unfold + order]
del graph.node[:], graph.initializer[:]
graph.node.extend(copies)
graph.initializer.extend(initializers)
onnx.checker.check_model(model)
onnx.save(model, out)

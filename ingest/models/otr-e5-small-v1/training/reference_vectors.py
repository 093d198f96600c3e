"""Writes the vectors of texts, each alone, as another runtime makes them: what test/ingest/embed compares with.

usage: reference_vectors.py MODEL.onnx TOKENIZER.json TEXTS.json OUT.f32
The reference in the tests is of the model as it came before run_in_float.py, its products turned back into float and not fused,
with onnxruntime 1.32: little-endian float32, mean over the text's own tokens, normalised. TEXTS.json holds prefixed texts.
"""
import json
import sys

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

model, tokenizer_file, texts, out = sys.argv[1:5]
tokenizer = Tokenizer.from_file(tokenizer_file)
tokenizer.no_padding()
tokenizer.enable_truncation(512)
session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
vectors = []
for text in json.load(open(texts)):
    ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
    states = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0][0]
    vector = states.mean(axis=0)
    vectors.append(vector / np.linalg.norm(vector))
np.array(vectors, dtype="<f4").tofile(out)

"""Trains the reader for so many minutes: does this window answer this question?

usage: train.py BASE_DIR PAIRS.json[,PAIRS.json ...] OUT.pt MINUTES [FROM.pt]
BASE_DIR: all-MiniLM-L6-v2 as a transformers checkpoint. FROM.pt: a checkpoint to go on from, then with two layers frozen, not one, and
shorter pairs, which costs a third less. Batches of 24 pairs of like length. The learning rate falls with the time that is left, as the
processor was shared. What made the shipped weights: ../README.md.
"""
import json
import random
import sys
import time

import torch
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import AutoTokenizer

from cross_encoder import CrossEncoder

base, pairs_file, out, minutes = sys.argv[1:5]
goes_on = len(sys.argv) > 5
BATCH, HELD_OUT, SMOOTHING = 24, 500, 0.02
RATE, WARM_UP, TOKENS, FROZEN = (1e-4, 15, 112, 2) if goes_on else (1.2e-4, 50, 112, 1)
torch.manual_seed(0)
random.seed(int(goes_on))
torch.set_num_threads(2)
model = CrossEncoder(base)
if goes_on:
    model.load_state_dict(torch.load(sys.argv[5], weights_only=True))
for name, parameter in model.named_parameters():
    if name.startswith(("bert.embeddings", *(f"bert.encoder.layer.{i}." for i in range(FROZEN)))):
        parameter.requires_grad = False
optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
pairs = [pair for file in pairs_file.split(",") for pair in json.load(open(file, encoding="utf8"))]
random.shuffle(pairs)
encoded = AutoTokenizer.from_pretrained(base)([p[0] for p in pairs], [p[1] for p in pairs], truncation="longest_first", max_length=TOKENS)
rows = [(ids, types, label, kind) for ids, types, (_, _, label, kind, *_) in zip(encoded["input_ids"], encoded["token_type_ids"], pairs)]
held_out, rows = rows[:HELD_OUT], rows[HELD_OUT:]


def scores(batch):
    longest = max(len(row[0]) for row in batch)
    fill = lambda values: torch.tensor([v + [0] * (longest - len(v)) for v in values])
    mask = fill([[1] * len(row[0]) for row in batch])
    return model(input_ids=fill([r[0] for r in batch]), token_type_ids=fill([r[1] for r in batch]), attention_mask=mask)


def batches():
    while True:
        random.shuffle(rows)
        for at in range(0, len(rows), BATCH * 20):
            part = sorted(rows[at : at + BATCH * 20], key=lambda row: len(row[0]))
            groups = [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
            random.shuffle(groups)
            yield from groups


def area_under_curve(yes, no):
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / max(1, len(yes) * len(no))


def report():
    model.eval()
    ordered = sorted(held_out, key=lambda row: len(row[0]))
    with torch.no_grad():
        scored = [(s, r) for i in range(0, len(ordered), 50) for s, r in zip(scores(ordered[i : i + 50]).tolist(), ordered[i : i + 50])]
    model.train()
    yes = [s for s, r in scored if r[2]]
    for kind in ["all", *sorted({r[3] for r in held_out if not r[2]})]:
        print(kind, round(area_under_curve(yes, [s for s, r in scored if not r[2] and kind in ("all", r[3])]), 3), flush=True)


model.train()
began, saved, source, step, running = time.time(), time.time(), batches(), 0, None
while (left := 1 - (time.time() - began) / 60 / float(minutes)) > 0:
    for group in optimizer.param_groups:
        group["lr"] = RATE * min(1, (step + 1) / WARM_UP) * max(0.02, min(1, left / 0.65) if goes_on else left)
    batch = next(source)
    labels = torch.tensor([float(row[2]) for row in batch]) * (1 - 2 * SMOOTHING) + SMOOTHING
    loss = binary_cross_entropy_with_logits(scores(batch), labels)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    step += 1
    running = loss.item() if running is None else 0.97 * running + 0.03 * loss.item()
    if step % 25 == 0:
        print(step, step * BATCH, round(running, 3), f"{time.time() - began:.0f} s, {time.process_time():.0f} s of processor", flush=True)
    if time.time() - saved > 420:
        saved = time.time()
        torch.save(model.state_dict(), out)
torch.save(model.state_dict(), out)
report()

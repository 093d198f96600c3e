"""Pairs of a question and a window of text, 1 where the window answers it, 0 where it does not, by rules from a collection's keys.

usage: make_pairs.py UNITS_DIR OUT.json [PAIRS] [SEED] [MASKED]     UNITS_DIR: what units.ts wrote
1: an index question and the window of its passage that is nearest to it, now and then only the one or two sentences about the nearest.
0, each a way in which a window is near and yet no answer:
  gap         a question on the passage's subject that nothing answers, with its nearest window
  premise     a question whose premise the passage contradicts, likewise
  own-other   an index question and a near window of the same passage without the sentence that it is about
  far         an index question and a near window of another passage, one that has no question much like it (that one may answer)
  asked       an index question and what the interviewer asked before
  swap        an index question in which one name that the window holds is another
Questions of a kind (how many, why, when, who ...) are as often answered as not, so that a question's words alone say nothing. In MASKED (0.4)
of the pairs names are replaced by others all over the world, the same in question and window, so that the reader learns to read and not
whom it reads about; some questions lose their little words, have a slip of the pen or a request before them.
"""
import json
import random
import re
import sys
from collections import Counter, defaultdict

import numpy as np

from names import COUNTRIES, DEMONYMS, NAMES, NO_NAMES
from wording import as_people_write

folder, out = sys.argv[1:3]
PAIRS = int(sys.argv[3]) if len(sys.argv) > 3 else 24_000
SHARES = {"gap": 0.135, "premise": 0.125, "own-other": 0.09, "far": 0.115, "asked": 0.045, "swap": 0.04}
MASKED = float(sys.argv[5]) if len(sys.argv) > 5 else 0.4
ALIKE = 0.9  # cosine of two questions from which on the same passages most likely answer both
rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 7)
data = json.load(open(f"{folder}/units.json", encoding="utf8"))
text, passages, units = data["text"], data["passages"], data["units"]  # all characters are in the basic plane: code units = characters
vectors = np.fromfile(f"{folder}/vectors.f32", dtype=np.float32).reshape(len(units), -1)
of = defaultdict(lambda: defaultdict(list))
for number, (kind, passage, _, _) in enumerate(units):
    of[passage][kind].append(number)


def windows_of(passage):
    """(unit, text, span) of its windows; a short passage is one window"""
    found = [(n, units[n][2], units[n][3]) for n in of[passage]["window"]]
    span = [passages[passage]["start"], passages[passage]["end"]]
    return found or [(n, text[span[0] : span[1]], span) for n in of[passage]["exchange"][:1]]


windows = {p: windows_of(p) for p in list(of)}
flat = [(n, p, t) for p, found in windows.items() for n, t, _ in found]
flat_vectors = vectors[[n for n, _, _ in flat]]
questions = [n for p in of for n in of[p]["question"]]
question_vectors, question_passages = vectors[questions], np.array([units[n][1] for n in questions])


def cosine(a, b):
    return float(vectors[a] @ vectors[b])


def nearest(question, passage):
    return max(windows[passage], key=lambda w: cosine(w[0], question))


def nearest_sentence(question, passage):
    return max(of[passage]["sentence"], key=lambda s: cosine(s, question), default=None)


def window_about(question, passage):
    sentences = of[passage]["sentence"]
    if not sentences or rng.random() > 0.2:
        return nearest(question, passage)[1]
    count = rng.choice([1, 2])
    first = max(0, sentences.index(nearest_sentence(question, passage)) - rng.randint(0, count - 1))
    some = sentences[first : first + count]
    return text[units[some[0]][3][0] : units[some[-1]][3][1]]


ASKING = re.compile(r"journalist|reporter|interviewer|anchor|presenter|\bhost\b|who asked|asks?\b|question", re.I)
WANTS = {
    "number": r"how (many|much|long|old|far|often|big|large)|what (percent|share|number)|number of|(at )?what price",
    "why": r"why|reason|what (made|led)|on what gr",
    "when": r"when|(which|what) (year|day|month|date)|since when|on which day|how soon",
    "who": r"who|whose|whom|names? of|which (person|minister|leader|president|general|official)",
    "where": r"where|(in|from|to|at) which|which (city|town|village|country|place)",
    "yes-no": r"(did|does|do|is|was|are|were|has|have|will|would|can|could|should)\b",
    "what": r"what|which|how|(on|in) what",
}


def wanted(question):
    return next((kind for kind, pattern in WANTS.items() if re.match(pattern, question, re.I)), "other")


asked_before = {
    p: p - 1
    for p in range(1, len(passages))
    if (passages[p]["role"], passages[p - 1]["role"]) == ("interviewee", "interviewer")
    and passages[p]["interview"] == passages[p - 1]["interview"]
}
answered, found = [], defaultdict(list)
shuffled = questions[:]
rng.shuffle(shuffled)
for turn, number in enumerate(shuffled):
    passage, question = units[number][1], units[number][2]
    if not windows[passage]:
        continue
    best = nearest(number, passage)
    answered.append((question, window_about(number, passage)))
    sentence = nearest_sentence(number, passage)
    if sentence is not None and len(windows[passage]) >= 4:
        start, end = units[sentence][3]
        apart = [w for w in windows[passage] if (w[2][1] <= start or w[2][0] >= end) and cosine(w[0], number) < cosine(best[0], number) - 0.05]
        apart.sort(key=lambda w: -cosine(w[0], number))
        if apart:
            found["own-other"].append((question, rng.choice(apart[:3])[1]))
    if windows.get(asked_before.get(passage)) and not ASKING.search(question):
        found["asked"].append((question, nearest(number, asked_before[passage])[1]))
    if turn < 7_000:
        alike = set(question_passages[question_vectors @ vectors[number] > ALIKE].tolist())
        order = np.argsort(-(flat_vectors @ vectors[number]))[:150]
        others = [i for i in order if flat[i][1] not in alike and abs(flat[i][1] - passage) > 1]
        others = others[3:20] if rng.random() < 0.6 else others[20:90]
        if others:
            found["far"].append((question, flat[rng.choice(others)][2]))
for kind in ("gap", "premise"):
    found[kind] = [(units[n][2], window_about(n, p)) for p in windows if windows[p] for n in of[p][kind]]

spoken = Counter(re.findall(r"(?<=[a-z,] )[A-Z][A-Za-z]{2,}", text))
lower = Counter(re.findall(r"\b[a-z]{3,}\b", text))
names = {w for w, count in spoken.items() if count >= 2 and lower[w.lower()] < 3 and w not in NO_NAMES}
low_names = {n.lower() for n in names}
country_of = {word.lower(): (n, form) for n, pair in enumerate(DEMONYMS) for form, word in enumerate(pair)}
# The speaker and the subject of the whole collection occur everywhere and decide nothing.
everywhere = {w.lower() for w, _ in spoken.most_common(2)} | {"aliyev", "ilham", "azerbaijani", "karabakh", "nagorno"}


def swapped(question, window):
    low = window.lower()
    shared = [
        w
        for w in re.findall(r"[A-Za-z]{3,}", question)
        if (w.lower() in country_of or w.lower() in low_names) and w.lower() in low and w.lower() not in everywhere
    ]
    if not shared:
        return None
    word = rng.choice(shared)
    if word.lower() in country_of:
        own, form = country_of[word.lower()]
        pairs = [p for n, p in enumerate(DEMONYMS) if n != own] + rng.sample(COUNTRIES, 8)
        others = [p[form] for p in pairs if p[0].lower()[:5] not in low and p[1].lower()[:5] not in low]
    else:
        pool = sorted(n for n in names if n.lower() not in country_of and spoken[n] >= 3)
        others = [n for n in rng.sample(pool, 12) + rng.sample(NAMES, 6) if n.lower() not in low]
    return re.sub(rf"\b{word}\b", rng.choice(others), question) if others else None


for question, window in answered[7_000:17_000]:
    other = swapped(question, window)
    if other:
        found["swap"].append((other, window))


def masked(question, window):
    countries, others, known = rng.sample(COUNTRIES, len(DEMONYMS)), iter(rng.sample(NAMES, len(NAMES))), {}

    def replace(match):
        word = match.group().lower()
        if word in known:
            return known[word]
        stem = word if word in country_of or word in low_names or not word.endswith("s") else word[:-1]
        if stem in country_of:
            number, form = country_of[stem]
            known[word] = countries[number][form] + word[len(stem) :]
        elif stem in low_names or " " in stem or "-" in stem:
            known[word] = next(others) + word[len(stem) :]
        return known.get(word, match.group())

    pattern = re.compile(r"\b(Nagorno[- ]Karabakh|Ilham Aliyev|[A-Za-z]{3,})\b")
    return pattern.sub(replace, question), pattern.sub(replace, window)


unanswered = []
for kind, share in SHARES.items():
    rng.shuffle(found[kind])
    unanswered += [(q, w, kind) for q, w in (found[kind] * 2)[: int(PAIRS * share)]]
rng.shuffle(answered)
by_wanted = defaultdict(list)
for pair in answered:
    by_wanted[wanted(pair[0])].append(pair)
share_of = Counter(wanted(q) for q, _, _ in unanswered)
count = PAIRS - len(unanswered)
chosen = [p for kind, pairs in by_wanted.items() for p in (pairs * 3)[: count * share_of[kind] // len(unanswered)]]
chosen += [rng.choice(answered) for _ in range(count - len(chosen))]
pairs = [(q, w, 1, "answered") for q, w in chosen] + [(q, w, 0, kind) for q, w, kind in unanswered]
rng.shuffle(pairs)
seen, written = set(), []
for question, window, label, kind in pairs:
    question, window = (re.sub(r"\s+", " ", t).strip() for t in (question, window))
    if rng.random() < MASKED or (question, window) in seen:
        seen.add((question, window))
        question, window = masked(question, window)
    seen.add((question, window))
    written.append((as_people_write(question, rng), window, label, kind))
json.dump(written, open(out, "w", encoding="utf8"), ensure_ascii=False)
print(Counter(kind for *_, kind in written))

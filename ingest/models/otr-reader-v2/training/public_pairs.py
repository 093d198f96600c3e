"""Pairs of a question and a window of text, 1 where the window answers it, from public data and from questions written for the reader.

usage: public_pairs.py SETS_DIR WRITTEN_DIR OUT.json [SEED]
SETS_DIR: squad2-dev.json, squad2-questions.json, squad1-questions.json (or any with these names), selqa-*.json, qmsum-*.jsonl; what is not
there is left out. WRITTEN_DIR: folders, each with talks as NAME.txt and items.jsonl: {file, quote, question, kind, answer?}, kind one of
answer, near-miss, false-premise, unanswering (it is answered elsewhere, in the quote `answer`). A window is one to
three sentences, as the product has them; near: shares rare words. Sources and terms: ../README.md.

0, each a way in which a window is near and yet no answer:
  trap        a person wrote the question so that this window seems to answer it
  premise     a question whose premise the window contradicts
  same        a near window of the same text, without the sentence that answers
  far         a near window of another text on the same subject
"""
import glob
import json
import math
import os
import random
import re
import sys
from collections import Counter

from wording import as_people_write

sets, written, out = sys.argv[1:4]
rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 11)
SENTENCES, WORDS = 3, 80


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


END = re.compile(r"(?<=[.?!…])[\"”’)]? +(?=[\"“‘(\[A-Z0-9])|\n+")


def sentences_of(text):
    """spans of sentences of at most WORDS words"""
    spans, at = [], 0
    for match in [*END.finditer(text), None]:
        end = match.start() if match else len(text)
        words = list(re.finditer(r"\S+", text[at:end]))
        for i in range(0, len(words), WORDS):
            part = words[i : i + WORDS]
            spans.append((at + part[0].start(), at + part[-1].end()))
        at = match.end() if match else end
    return spans


class Text:
    """a text with its sentences and the windows of three that start at every other one"""

    def __init__(self, text):
        self.text = text
        self.sentences = sentences_of(text)
        starts = range(0, max(1, len(self.sentences) - SENTENCES + 1), 2)
        self.windows = [self.window(s, min(len(self.sentences), s + SENTENCES) - 1) for s in starts] if self.sentences else []

    def window(self, first, last):
        """sentences first..last, cut to WORDS words from the end"""
        while last > first and len(self.text[self.sentences[first][0] : self.sentences[last][1]].split()) > WORDS:
            last -= 1
        return flat(self.text[self.sentences[first][0] : self.sentences[last][1]]), (self.sentences[first][0], self.sentences[last][1])

    def around(self, start, end):
        """a window that holds start..end, with what stands beside it, as much as fits"""
        held = [i for i, (a, b) in enumerate(self.sentences) if a < end and b > start]
        if not held:
            return None
        first, last = held[0], held[-1]
        spare = SENTENCES - (last - first + 1)
        before = rng.randint(0, max(0, spare)) if rng.random() < 0.8 else 0
        after = max(0, spare) - before if rng.random() < 0.8 else 0
        a, b = max(0, first - before), min(len(self.sentences) - 1, last + after)
        while b > last and len(self.text[self.sentences[a][0] : self.sentences[b][1]].split()) > WORDS:
            b -= 1
        while a < first and len(self.text[self.sentences[a][0] : self.sentences[b][1]].split()) > WORDS:
            a += 1
        return self.window(a, b)[0]


pairs = []


def add(question, window, label, kind, source):
    if window and len(window.split()) >= 4:
        pairs.append((as_people_write(flat(question), rng), window, label, kind, source))


def stems(text):
    return {w[:6] for w in re.findall(r"[a-z0-9]{3,}", text.lower())}


def near(question, windows, count, skip=0, span=12):
    """some of the windows that share most with a question, rare words first, from rank `skip` on"""
    held = [stems(w) for w in windows]
    spread = Counter(stem for stems_of in held for stem in stems_of)
    asked = stems(question)
    scores = [sum(math.log(1 + len(windows) / spread[stem]) for stem in asked & stems_of) for stems_of in held]
    order = sorted(range(len(windows)), key=lambda i: -scores[i])[skip : skip + span]
    return [windows[i] for i in rng.sample(order, min(count, len(order)))]


def squad(file, questions_of):
    """@param questions_of: (paragraph) -> (question, answers, traps), both lists of spans"""
    for article in json.load(open(file, encoding="utf8"))["data"]:
        texts = [Text(p["context"]) for p in article["paragraphs"]]
        for number, (paragraph, text) in enumerate(zip(article["paragraphs"], texts)):
            others = [w for n, t in enumerate(texts) if n != number for w, _ in t.windows]
            for question, answers, traps in questions_of(paragraph):
                if answers:
                    start, end = rng.choice(answers)
                    add(question, text.around(start, end), 1, "answered", "squad")
                    if rng.random() < 0.45:
                        free = [w for w, (a, b) in text.windows if not any(a < e and b > s for s, e in answers)]
                        for window in near(question, free, 1, span=2):
                            add(question, window, 0, "same", "squad")
                    if rng.random() < 0.35:
                        said = {flat(paragraph["context"][s:e]).lower() for s, e in answers}
                        free = [w for w in others if not any(a in w.lower() for a in said)]
                        for window in near(question, free, 1, span=6):
                            add(question, window, 0, "far", "squad")
                for start, end in traps[:1]:
                    add(question, text.around(start, end), 0, "trap", "squad")


def spans(answers):
    return [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in answers]


def path(name):
    return os.path.join(sets, name)


if os.path.exists(path("squad2-dev.json")):
    squad(path("squad2-dev.json"), lambda p: [(q["question"], spans(q["answers"]), spans(q.get("plausible_answers", []))) for q in p["qas"]])
if os.path.exists(path("squad2-questions.json")):
    # Answers taken out by those who made the file; those that SQuAD 1.1 has, too, are answered, and it says by what words.
    answers_of = {}
    for name in sorted(glob.glob(path("squad1-*.json"))):
        for article in json.load(open(name, encoding="utf8"))["data"]:
            for paragraph in article["paragraphs"]:
                for q in paragraph["qas"]:
                    answers_of.setdefault(q["question"].strip(), {a["text"] for a in q["answers"]})

    def known_answers(paragraph):
        for q in paragraph["qas"]:
            context = paragraph["context"]
            found = [context.lower().find(a.lower()) for a in answers_of.get(q["question"].strip(), ())]
            found = [(at, at + 1) for at in found if at >= 0]
            if found:
                yield q["question"], found, []

    squad(path("squad2-questions.json"), known_answers)

for name in sorted(glob.glob(path("selqa-*.json"))):
    sections = json.load(open(name, encoding="utf8"))
    by_article = {}
    for section in sections:
        by_article.setdefault(section["article"], []).append(section)
    for article in by_article.values():
        for section in article:
            text = Text("\n".join(flat(c) for c in section["candidates"]))
            at, starts = 0, []
            for candidate in section["candidates"]:
                starts.append((at, at + len(flat(candidate))))
                at += len(flat(candidate)) + 1
            answers = [starts[i] for i in section["answers"]]
            if not answers:
                continue
            add(section["question"], text.around(*rng.choice(answers)), 1, "answered", "selqa")
            if rng.random() < 0.5:
                free = [w for w, (a, b) in text.windows if not any(a < e and b > s for s, e in answers)]
                if free:
                    add(section["question"], rng.choice(free), 0, "same", "selqa")

for name in sorted(glob.glob(path("qmsum-*.jsonl"))):
    for line in open(name, encoding="utf8"):
        meeting = json.loads(line)
        turns, spans_of, at, whole = meeting["meeting_transcripts"], [], 0, []
        for turn in turns:
            said = flat(re.sub(r"\{[^}]*\}", " ", turn["content"]))
            spans_of.append((at, at + len(said)))
            whole.append(said)
            at += len(said) + 1
        text = Text("\n".join(whole))
        windows = text.windows
        for query in meeting["specific_query_list"]:
            inside = [(spans_of[int(a)][0], spans_of[min(int(b), len(turns) - 1)][1]) for a, b in query["relevant_text_span"] if int(a) < len(turns)]
            if not inside or re.match(r"summari[sz]e", query["query"], re.I):
                continue
            free = [w for w, (a, b) in windows if not any(a < e and b > s for s, e in inside) and len(w.split()) > 15]
            held = [w for w, (a, b) in windows if any(a >= s and b <= e for s, e in inside) and len(w.split()) > 15]
            if not held:
                continue
            for window in near(f"{query['query']} {query['answer']}", held, 1, span=2):
                add(query["query"], window, 1, "answered", "qmsum")
            for window in near(query["query"], free, 1, span=6):
                add(query["query"], window, 0, "far", "qmsum")

for folder in sorted(glob.glob(os.path.join(written, "*", "items.jsonl"))):
    texts = {}
    for line in open(folder, encoding="utf8"):
        if not line.strip():
            continue
        item = json.loads(line)
        if item["file"] not in texts:
            texts[item["file"]] = Text(re.sub(r"[^\S\n]+", " ", open(os.path.join(os.path.dirname(folder), item["file"]), encoding="utf8").read()))
        text, source = texts[item["file"]], os.path.basename(os.path.dirname(folder))

        def place(quote):
            match = re.search(r"\s+".join(map(re.escape, quote.split())), text.text)
            return match and match.span()

        here, answer = place(item["quote"]), item.get("answer") and place(item["answer"])
        if not here:
            continue
        question, kind = item["question"], item["kind"]
        windows = [(w, s) for w, s in text.windows if len(w.split()) > 12]
        if kind == "answer":
            for _ in range(2):
                add(question, text.around(*here), 1, "answered", source)
            a, b = here
            for window in near(question, [w for w, (s, e) in windows if e <= a or s >= b], 1, skip=4, span=8):
                add(question, window, 0, "same", source)
        elif kind == "unanswering":
            add(question, text.around(*here), 0, "same", source)
            if answer:
                add(question, text.around(*answer), 1, "answered", source)
        else:
            label = "premise" if kind == "false-premise" else "trap"
            add(question, text.around(*here), 0, label, source)
            for window in near(question, [w for w, _ in windows], 1, span=4):
                add(question, window, 0, "trap", source)

rng.shuffle(pairs)
seen, kept_pairs = set(), []
for pair in pairs:
    if pair[:2] not in seen:
        seen.add(pair[:2])
        kept_pairs.append(pair)
json.dump(kept_pairs, open(out, "w", encoding="utf8"), ensure_ascii=False)
print(len(kept_pairs), Counter((p[4], p[2], p[3]) for p in kept_pairs))

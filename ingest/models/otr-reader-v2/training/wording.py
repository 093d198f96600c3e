"""How people write questions: with a request before them, without little words, with a slip of the pen."""
import re

REQUESTS = ["tell me ", "I want to know ", "please find ", "can you say ", "what was said about: "]


def as_people_write(question, rng):
    chance = rng.random()
    if chance < 0.06:
        question = rng.choice(REQUESTS) + question
    elif chance < 0.12:
        question = re.sub(r"\b(the|a|an|of|did|does|do|was|is|are|to|in|on|that|for)\b ?", "", question)
    elif chance < 0.18 and len(question) > 12:
        at = rng.randint(3, len(question) - 3)
        question = question[:at] + (question[at + 1] + question[at] + question[at + 2 :] if rng.random() < 0.6 else question[at + 1 :])
    return question.rstrip("?") if rng.random() < 0.25 else question

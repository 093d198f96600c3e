/** Questions to send: those of the eval set, and as many more as are needed, each of its own text and embedding. */
import { readFileSync } from 'node:fs';

export function evalQuestions(): string[] {
  const lines = readFileSync('evals/data/questions.jsonl', 'utf8').trim().split('\n');
  return [...new Set(lines.map((line) => (JSON.parse(line) as { question: string }).question))];
}

/** Endless and never the same: a question, then the same questions with a number that changes text and vector. */
export function* distinctQuestions(prefix = ''): Generator<string> {
  const questions = evalQuestions();
  for (let round = 0; ; round++) {
    for (const question of questions) yield `${prefix}${question}${round === 0 ? '' : ` (${round})`}`;
  }
}

export const searchPath = (q: string): string => `/api/search?${new URLSearchParams({ q })}`;

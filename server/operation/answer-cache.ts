/** Answers to requests asked before. It belongs to one engine, so to one version of the index, and goes with it. */
import type { AskRequest, AskResponse } from '../contract/contract.ts';
import { normalise } from '../qa/understand/normalise.ts';
import { Lru, textBytes } from './lru.ts';

export class AnswerCache {
  readonly #answers: Lru<AskResponse>;

  /** @param bytes kept at most, about; 0 for none */
  constructor(bytes: number) {
    this.#answers = new Lru(bytes, (answer) => textBytes(JSON.stringify(answer)));
  }

  /** @returns the answer, with the time that finding it took */
  get(request: AskRequest): AskResponse | undefined {
    const started = performance.now();
    const known = this.#answers.get(keyOf(request));
    if (!known) return undefined;
    const total = performance.now() - started;
    return {
      ...known,
      question: request.question,
      timings: { understand: 0, retrieve: 0, answer: 0, verify: 0, total },
    };
  }

  /** An answer that a chat model failed to give is not kept: the next may succeed. */
  set(request: AskRequest, response: AskResponse): void {
    if (!response.fallback) this.#answers.set(keyOf(request), response);
  }
}

/** The same whatever the order of a request's fields, and for the same question in other blanks. */
function keyOf({ question, history = [], filters = {}, ignoreInferred = [], limit }: AskRequest): string {
  const { outlets, speakers, roles, from, to } = filters;
  return JSON.stringify([
    normalise(question),
    history.map(({ role, content }) => [role, role === 'user' ? normalise(content) : content]),
    [outlets, speakers, roles, from, to],
    ignoreInferred,
    limit,
  ]);
}

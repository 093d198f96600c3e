/** The one model there is, by its name in OpenAI's API. */
import { ProblemError } from '../problem.ts';

export const MODEL = 'on-the-record';

export const model = { id: MODEL, object: 'model' as const, created: 0, owned_by: MODEL };

/** @throws ProblemError 404 for another model; a request that names none gets the one there is */
export function requireModel(name: string | null | undefined): void {
  if (name && name !== MODEL) throw new ProblemError(404, `There is no model "${name.slice(0, 100)}"; use "${MODEL}".`);
}

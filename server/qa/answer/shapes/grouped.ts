/** Sides of a comparison, or parts of a question, one group each; one for which nothing is found is empty. */
import { head } from '../heads.ts';
import { type Group, layOutGroups } from '../lay-out.ts';
import settings from '../settings.json' with { type: 'json' };
import { candidatesOf, exchangeOf, type Question, type Shaped, type ShapeInput, shared } from './shape.ts';

/** Each with what was found for it alone. */
export type Asked = Question & { title: string };

export const compare = (input: ShapeInput, sides: readonly Asked[]): Promise<Shaped> => grouped(input, sides, 'side');

export const byPart = (input: ShapeInput, parts: readonly Asked[]): Promise<Shaped> => grouped(input, parts, 'part');

async function grouped(input: ShapeInput, asked: readonly Asked[], code: 'side' | 'part'): Promise<Shaped> {
  const { library } = input;
  const characters = input.characters / asked.length;
  const limit = Math.max(1, Math.floor(input.limit / asked.length));
  const quoted = new Set<string>();
  const groups: Group[] = [];
  for (const { title, understanding, retrieval } of asked) {
    const own = { ...input, understanding, retrieval, characters, limit };
    const found = (await candidatesOf(own, settings.passages.few)).filter(
      // What is quoted for one is not quoted again for the next.
      ({ spoken, relevance }) => !quoted.has(spoken.turn.id) && relevance >= settings.sideAbove,
    );
    const shares = shared(own, found, { exchanges: settings.exchanges.fact }).sort((a, b) => a.rank - b.rank);
    for (const { spoken } of shares) quoted.add(spoken.turn.id);
    groups.push({ title, code, params: { title }, exchanges: shares.map((s) => exchangeOf(library, s)) });
  }
  const { blocks, citations } = layOutGroups(library, groups);
  if (citations.length === 0) return undefined;
  const line =
    code === 'side'
      ? head('compared', { sides: groups.map((g) => g.title) }, ['Side by side:'])
      : head('by_part', {}, ['Part by part:']);
  return { blocks: [line, ...blocks], citations };
}

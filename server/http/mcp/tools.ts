/** Asking, searching and reading by MCP: the HTTP contract's shapes, with a link beside each place. */

import { z } from '@hono/zod-openapi';
import {
  AskRequest,
  AskResponse,
  Citation,
  type Filters,
  Interview,
  PassageResponse,
  Question,
  Result,
  SearchResponse,
} from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import { isoDays } from '../../contract/references/reference.ts';
import type { Engine } from '../../engine.ts';
import { passageInPlace } from '../../qa/passage-in-place.ts';
import { ownWords } from '../openai/references.ts';
import { interviewLink, passageLink } from '../passage-link.ts';
import { heading, type Told, url } from './told.ts';

export const Filtered = AskRequest.shape.filters.unwrap().shape;
export const LinkedResult = Result.extend({ url });

export const AskInput = z.strictObject({
  question: Question.describe('In English; may be a follow-up if `history` is given'),
  history: AskRequest.shape.history,
  ...Filtered,
  limit: AskRequest.shape.limit.describe('Most citations'),
});
export const AskOutput = AskResponse.extend({
  citations: z.array(Citation.extend({ url })),
  nearest: z.array(LinkedResult).optional(),
});
export const SearchInput = z.strictObject({
  query: Question,
  ...Filtered,
  limit: z.int().min(1).max(LIMITS.searchResults).default(10),
});
export const SearchOutput = SearchResponse.extend({ results: z.array(LinkedResult) });
export const ReadInput = z.strictObject({ passageId: z.string().min(1).max(200) });
export const ReadOutput = PassageResponse.extend({ passage: LinkedResult });
export const ListInput = z.strictObject({});
export const ListOutput = z.object({ interviews: z.array(Interview.extend({ url })) });

export async function ask(
  engine: Engine,
  { question, history, limit, ...filters }: z.infer<typeof AskInput>,
  publicUrl: string,
  signal: AbortSignal,
): Promise<Told<z.infer<typeof AskOutput>>> {
  const { nearest: unlinked, ...response } = await engine.ask({ question, history, limit, filters }, signal);
  const link = <T extends Citation | Result>(place: T) => ({ ...place, url: passageLink(publicUrl, place) });
  const citations = response.citations.map(link);
  const nearest = unlinked?.map(link);
  const sources = citations.map((c) => `[${c.marker}] ${heading(c)}: “${c.quote}” ${c.url}`);
  const offered = nearest?.length ? ['Nearest passages, which may not answer it:', ...nearest.map(line)] : [];
  return {
    text: [ownWords(response), '', ...sources, ...offered].join('\n').trim(),
    data: { ...response, citations, ...(nearest && { nearest }) },
  };
}

export async function search(
  engine: Engine,
  { query, limit, ...filters }: z.infer<typeof SearchInput>,
  publicUrl: string,
): Promise<Told<z.infer<typeof SearchOutput>>> {
  const found = await engine.search({ q: query, filters: filters as Filters, limit });
  const results = found.results.map((r) => ({ ...r, url: passageLink(publicUrl, r) }));
  const mended = (found.corrections ?? []).map(({ from, to }) => `“${from}” is read as “${to}”.`);
  return {
    text: [...mended, results.map(line).join('\n') || 'Nothing was found.'].join('\n'),
    data: { query, ...found, results },
  };
}

/** Undefined if there is no such passage. */
export function readPassage(
  { library }: Engine,
  passageId: string,
  publicUrl: string,
): Told<z.infer<typeof ReadOutput>> | undefined {
  const found = passageInPlace(library, passageId);
  if (!found) return undefined;
  const passage = { ...found.passage, url: passageLink(publicUrl, found.passage) };
  const turn = ({ speaker, role, text }: { speaker: string; role: string; text: string }) =>
    `${speaker} (${role}): ${text}`;
  return {
    text: [...found.before.map(turn), `>> ${line(passage)}`, ...found.after.map(turn)].join('\n\n'),
    data: { ...found, passage },
  };
}

export function listInterviews({ library }: Engine, publicUrl: string): Told<z.infer<typeof ListOutput>> {
  const interviews = library.interviews.map((one) => {
    const interview = library.toInterview(one);
    return { ...interview, url: interviewLink(publicUrl, interview.id) };
  });
  return {
    text: interviews
      .map(({ id, outlet, date, turns, url }) => `${id}: ${outlet}, ${isoDays(date)}, ${turns} turns ${url}`)
      .join('\n'),
    data: { interviews },
  };
}

const line = (r: z.infer<typeof LinkedResult>): string => `${r.passageId} ${heading(r)}: “${r.text}” ${r.url}`;

/** A whole interview: in pages of whole turns, and as text. */

import { z } from '@hono/zod-openapi';
import { Interview, Turn } from '../../contract/contract.ts';
import { isoDays } from '../../contract/references/reference.ts';
import type { Engine } from '../../engine.ts';
import { interviewLink, passageLink } from '../passage-link.ts';
import { type Told, url } from './told.ts';

/** Most characters of a page; a longer turn is a page of its own. */
const PAGE = 12_000;

export const TranscriptInput = z.strictObject({
  interview: z.string().min(1).max(200).describe('An id from list_interviews'),
  page: z.int().min(1).max(10_000).default(1),
});
export const TranscriptOutput = z.object({
  interview: Interview.extend({ url }),
  page: z.int(),
  pages: z.int(),
  turns: z.array(Turn.extend({ url })),
});

/** Undefined if there is no such interview or page. */
export function readInterview(
  { library }: Engine,
  { interview: id, page }: z.infer<typeof TranscriptInput>,
  publicUrl: string,
): Told<z.infer<typeof TranscriptOutput>> | undefined {
  const found = library.interview(id);
  if (!found) return undefined;
  const pages = inPages(found.turns.map((turn) => library.toTurn(found, turn)));
  const shown = pages[page - 1];
  if (!shown) return undefined;
  const turns = shown.map((turn) => ({ ...turn, url: passageLink(publicUrl, { ...turn, interview: { id } }) }));
  const interview = { ...library.toInterview(found), url: interviewLink(publicUrl, id) };
  const head = `${interview.title}, ${interview.outlet}, ${isoDays(interview.date)}; page ${page} of ${pages.length}. ${interview.url}`;
  return {
    text: [head, ...turns.map(spoken)].join('\n\n'),
    data: { interview, page, pages: pages.length, turns },
  };
}

/** The interview as text, every turn under its speaker; undefined if there is no such interview. */
export function transcriptText({ library }: Engine, id: string): string | undefined {
  const found = library.interview(id);
  return found?.turns.map((turn) => spoken(library.toTurn(found, turn))).join('\n\n');
}

const spoken = ({ speaker, role, text }: Turn): string =>
  `${speaker === role ? speaker : `${speaker} (${role})`}: ${text}`;

function inPages(turns: Turn[]): Turn[][] {
  const pages: Turn[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const turn of turns) {
    if (length + turn.text.length > PAGE) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)!.push(turn);
    length += turn.text.length;
  }
  return pages;
}

/** Where words are said: an exact phrase, and a subject counted by interview. */

import { z } from '@hono/zod-openapi';
import { MentionsResponse, PhraseResponse, Question } from '../../contract/contract.ts';
import { isoDays } from '../../contract/references/reference.ts';
import type { Engine } from '../../engine.ts';
import { interviewLink, passageLink } from '../passage-link.ts';
import { heading, type Told, url } from './told.ts';

export const PhraseInput = z.strictObject({
  phrase: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .describe('The exact words; case and kinds of quotation marks do not matter'),
  interview: z.string().min(1).max(200).optional().describe('Only in the interview with this id'),
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(100).default(20),
});
export const PhraseOutput = PhraseResponse.extend({
  hits: z.array(PhraseResponse.shape.hits.element.extend({ url })),
});

/** @throws UnknownInterviewError */
export function findPhrase(
  engine: Engine,
  { phrase, interview, offset, limit }: z.infer<typeof PhraseInput>,
  publicUrl: string,
): Told<z.infer<typeof PhraseOutput>> {
  const found = engine.phrases(phrase, { interview, offset, limit });
  const hits = found.hits.map((hit) => ({ ...hit, url: passageLink(publicUrl, hit) }));
  const lines = hits.map((h) => `${h.passageId} ${heading(h)}: …${h.before}“${h.quote}”${h.after}… ${h.url}`);
  const last = offset + hits.length;
  const shown = hits.length > 0 ? `, ${offset + 1} to ${last} follow` : '';
  return { text: [`Said ${found.total} times${shown}.`, ...lines].join('\n'), data: { ...found, hits } };
}

export const MentionsInput = z.strictObject({ query: Question.describe('A subject, in a few words') });
export const MentionsOutput = MentionsResponse.extend({
  interviews: z.array(MentionsResponse.shape.interviews.element.extend({ url })),
});

export async function countMentions(
  engine: Engine,
  { query }: z.infer<typeof MentionsInput>,
  publicUrl: string,
): Promise<Told<z.infer<typeof MentionsOutput>>> {
  const found = await engine.mentions(query);
  const interviews = found.interviews.map((one) => ({ ...one, url: interviewLink(publicUrl, one.id) }));
  const some = interviews.filter(({ count }) => count > 0);
  const lines = some.map((one) => {
    const exact = one.exact ? `, ${one.exact} with these words` : '';
    return `${one.id}: ${one.outlet}, ${isoDays(one.date)}: ${one.count} passages${exact} ${one.url}`;
  });
  const head = `In ${some.length} of ${interviews.length} interviews.`;
  return { text: [head, ...lines].join('\n'), data: { ...found, interviews } };
}

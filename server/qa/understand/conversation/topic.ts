/** What a question is about: its runs of words with content. */
import { words } from '../../../../ingest/text/analyze.ts';

/** Words that may stand between words with content without parting them. */
const CONNECTORS = new Set('of in on to for with the a an by from and at s between against under over'.split(' '));
const TOKEN = /\p{N}{1,3}(?:,\p{N}{3})+|[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.+-]*|[?!;:,()]/gu;

/** Longest topic, in words. */
const MOST_WORDS = 10;

/** "Did she agree to Norwegian captains?" -> "agree to Norwegian captains". */
export function topicOf(question: string, isContent: (word: string) => boolean): string {
  const runs: string[][] = [];
  let pending: string[] | undefined;
  for (const [token] of question.matchAll(TOKEN)) {
    const word = token.replace(/(?<![.’'-])[.’'-]+$/, '');
    if (words(word).some(isContent)) {
      if (pending && runs.length > 0) runs.at(-1)!.push(...pending, word);
      else runs.push([word]);
      pending = [];
    } else if (pending && CONNECTORS.has(word.toLowerCase())) pending.push(word);
    else pending = undefined;
  }
  return runs.map((run) => run.join(' ')).join(', ');
}

export function shortened(topic: string): string {
  const all = topic.split(/\s+/).slice(0, MOST_WORDS);
  while (all.length > 1 && CONNECTORS.has(all.at(-1)!.toLowerCase())) all.pop();
  return all.join(' ').replace(/,$/, '');
}

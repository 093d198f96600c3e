/**
 * Which quotes answer, in which order and together with which: chosen by a chat model among those that this program cut.
 * Nothing that the model writes is shown, unless `CHAT_WORDING` asks for its sentences; those are labelled, not vouched for.
 */
import { upstreamError } from '../../../ingest/error-words.ts';
import type { Chosen, Composer, Offer } from '../answer/draft.ts';
import type { Library } from '../library.ts';
import { stoppedAfter } from '../stopped-after.ts';
import { chatCall, type NamedChatModel } from './chat-call.ts';
import { NOT_JSON, reasonOf } from './failure.ts';
import { vocabularyOf } from './names.ts';
import { CHOICE_SCHEMA, parseChoice, parseWordings, WORDING_SCHEMA } from './output.ts';
import { toMessages } from './prompt.ts';
import { verifyClaim } from './verify-claim.ts';

const MOST = 6;
/** Longest that output is read, in ms: it takes a few. */
const READ_MS = 2_000;
/** If fewer of what a model names holds, it is not believed at all. */
const LEAST_KEPT = 0.5;

/** What went wrong inside, for the operator; whoever asked sees only the fallback's reason. */
export type OnFailure = (failure: { reason: string; error?: string; dropped?: string[] }) => void;

/** What was read of the output: `dropped` says why something was not kept. */
type Read = { groups: Chosen[][]; given: number; dropped: string[] };

export function openComposer(settings: NamedChatModel, library: Library, onFailure: OnFailure = () => {}): Composer {
  const { CHAT_MODEL: name, CHAT_TIMEOUT_MS: patience, CHAT_WORDING: wording, CHAT_API_KEY: key = '' } = settings;
  const labelled = wording === 'labelled';
  const call = labelled ? chatCall(settings, 'sentences', WORDING_SCHEMA) : chatCall(settings, 'choice', CHOICE_SCHEMA);
  const read = labelled ? sentencesOn(library) : choiceOf;

  return {
    name,
    async compose({ question, offers, limit = MOST }, signal) {
      const fail = (reason: string, more: { error?: string; dropped?: string[] } = {}) => {
        onFailure({ reason, ...more });
        return { fallback: reason };
      };
      const most = Math.min(limit, MOST);
      const late = AbortSignal.timeout(patience);
      let content: string;
      try {
        const messages = toMessages(question, offers, { wording, most });
        content = await call(messages, signal ? AbortSignal.any([signal, late]) : late);
      } catch (thrown) {
        signal?.throwIfAborted();
        const error = upstreamError(thrown, [key, question, ...offers.flatMap((o) => o.citations.map((c) => c.quote))]);
        if (late.aborted) return fail(`The chat model took longer than ${patience / 1_000} s.`, { error });
        return fail(reasonOf(thrown), { error });
      }
      let output: Read | undefined;
      try {
        output = stoppedAfter(READ_MS, 'Reading a chat model’s output', () => read(content, offers));
      } catch (thrown) {
        return fail(reasonOf(thrown), { error: upstreamError(thrown, [key, question]) });
      }
      if (!output) return fail(NOT_JSON);
      const { groups, given, dropped } = output;
      if (given === 0) return fail('The chat model found no answer in the passages.');
      const kept = groups.flat().length;
      if (kept === 0 || kept < given * LEAST_KEPT) {
        return fail(`Of ${given} ${labelled ? 'sentences' : 'quotes'} by the chat model, ${kept} held.`, { dropped });
      }
      return { groups: atMost(groups, offers, most) };
    },
  };
}

function choiceOf(content: string, offers: readonly Offer[]): Read | undefined {
  const choice = parseChoice(content, offers.length);
  if (!choice) return undefined;
  const groups = choice.groups.map((group) => group.map((n): Chosen => ({ offer: n - 1 })));
  const missing = choice.given - groups.flat().length;
  return { groups, given: choice.given, dropped: missing > 0 ? [`${missing} numbers of no quote, or said twice`] : [] };
}

function sentencesOn(library: Library): (content: string, offers: readonly Offer[]) => Read | undefined {
  const vocabulary = vocabularyOf(library);
  return (content, offers) => {
    const output = parseWordings(content);
    if (!output) return undefined;
    const said = new Set<string>();
    const groups: Chosen[][] = [];
    const dropped: string[] = [];
    for (const { text, quote } of output.sentences) {
      const offer = offers[quote - 1];
      if (!offer) {
        dropped.push('names a quote that was not given');
        continue;
      }
      const verdict = verifyClaim(text, offer, vocabulary);
      if ('dropped' in verdict) dropped.push(verdict.dropped);
      else if (!said.has(verdict.wording)) {
        said.add(verdict.wording);
        groups.push([{ offer: quote - 1, wording: verdict.wording }]);
      }
    }
    return { groups, given: output.given, dropped };
  };
}

/** As many as fit into so many citations; the first always does. */
function atMost(groups: Chosen[][], offers: readonly Offer[], most: number): Chosen[][] {
  let used = 0;
  const fits = ({ offer }: Chosen) => {
    const more = used + offers[offer]!.citations.length;
    if (used > 0 && more > most) return false;
    used = more;
    return true;
  };
  return groups.map((group) => group.filter(fits)).filter((group) => group.length > 0);
}

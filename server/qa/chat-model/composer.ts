/** Prose by a chat model from the passages that were found; code verifies every claim before it is shown. */
import type { BaseMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import type { Composer, Draft } from '../answer/draft.ts';
import type { Library, PassageEntry } from '../library.ts';
import { OUTPUT_SCHEMA, parseOutput } from './claims.ts';
import { NOT_JSON, reasonOf } from './failure.ts';
import { vocabularyOf } from './names.ts';
import { PROMPT_VERSION, toMessages } from './prompt.ts';
import type { ChatSettings } from './settings.ts';
import { verifyClaim } from './verify-claim.ts';
import { writeAnswer } from './write-answer.ts';

/** Passages that the model is given, and their code units in all (about four a token). */
const MOST_PASSAGES = 10;
const MOST_CHARACTERS = 12_000;
const MOST_CLAIMS = 6;
/** If fewer of the claims hold, the model is not believed at all. */
const LEAST_KEPT = 0.5;

type Input = Parameters<Composer['compose']>[0] & {
  /** Most citations. */
  limit?: number | undefined;
};

/** What went wrong inside, for the operator; whoever asked sees only the fallback's reason. */
export type OnFailure = (failure: { reason: string; error?: unknown; dropped?: string[] }) => void;

export type NamedChatModel = ChatSettings & { CHAT_BASE_URL: string; CHAT_MODEL: string };

export function openComposer(settings: NamedChatModel, library: Library, onFailure: OnFailure = () => {}): Composer {
  const { CHAT_MODEL: name, CHAT_TIMEOUT_MS: patience } = settings;
  const call = chatCall(settings);
  const vocabulary = vocabularyOf(library);
  const replyTo = (entry: PassageEntry) => library.replyTo(entry)?.quote;

  return {
    name,
    async compose({ understanding, ranked, draft, limit = MOST_CLAIMS }: Input, signal?: AbortSignal) {
      const fail = (reason: string, more: { error?: unknown; dropped?: string[] } = {}) => {
        onFailure({ reason, ...more });
        return { fallback: reason };
      };
      const given = material(
        draft,
        ranked.map((r) => r.entry),
        library,
      );
      const most = Math.min(limit, MOST_CLAIMS);
      const late = AbortSignal.timeout(patience);
      let content: string;
      try {
        const passages = given.map((entry) => ({ entry, inReplyTo: library.replyTo(entry) }));
        const messages = toMessages(understanding.question, passages, most);
        content = await call(messages, signal ? AbortSignal.any([signal, late]) : late);
      } catch (error) {
        signal?.throwIfAborted();
        if (late.aborted) return fail(`The chat model took longer than ${patience / 1_000} s.`, { error });
        return fail(reasonOf(error), { error });
      }
      const output = parseOutput(content);
      if (!output) return fail(NOT_JSON);
      if (output.given === 0) return fail('The chat model found no answer in the passages.');
      const byId = new Map(given.map((entry) => [entry.passage.id, entry]));
      const verdicts = output.claims.map((claim) => verifyClaim(claim, byId, replyTo, vocabulary));
      const kept = verdicts.flatMap((v) => ('kept' in v ? v.kept : []));
      const dropped = verdicts.flatMap((v) => ('dropped' in v ? v.dropped : []));
      if (kept.length === 0 || kept.length < output.given * LEAST_KEPT) {
        const reason = `Of ${output.given} claims by the chat model, ${kept.length} could be verified.`;
        return fail(reason, { dropped });
      }
      const { confidence } = draft;
      const written = writeAnswer(kept, library, most);
      return { draft: { status: 'answered', ...written, ...(confidence !== undefined && { confidence }) } };
    },
  };
}

/** What the extractive answer cites, then what ranks best, within the limits; never nothing. */
function material(draft: Draft, ranked: readonly PassageEntry[], library: Library): PassageEntry[] {
  const cited = draft.citations.flatMap(({ passageId }) => library.passage(passageId) ?? []);
  const chosen: PassageEntry[] = [];
  let characters = 0;
  for (const entry of new Set([...cited, ...ranked])) {
    if (chosen.length === MOST_PASSAGES) break;
    if (chosen.length > 0 && characters + entry.text.length > MOST_CHARACTERS) continue;
    chosen.push(entry);
    characters += entry.text.length;
  }
  return chosen;
}

function chatCall(settings: NamedChatModel): (messages: BaseMessage[], signal: AbortSignal) => Promise<string> {
  const { CHAT_BASE_URL, CHAT_MODEL, CHAT_API_KEY, CHAT_MAX_TOKENS, CHAT_TEMPERATURE, CHAT_OUTPUT } = settings;
  const model = new ChatOpenAI({
    model: CHAT_MODEL,
    // Never the key of another service, which the client would take from OPENAI_API_KEY.
    apiKey: CHAT_API_KEY ?? 'none',
    configuration: { baseURL: CHAT_BASE_URL },
    maxTokens: CHAT_MAX_TOKENS,
    temperature: CHAT_TEMPERATURE,
    useResponsesApi: false,
    // Whoever asks waits: the extractive answer at once is better than prose after a second try.
    maxRetries: 0,
  });
  const response_format = {
    json_schema: {
      type: 'json_schema' as const,
      json_schema: { name: 'claims', strict: true, schema: OUTPUT_SCHEMA },
    },
    json_object: { type: 'json_object' as const },
    text: undefined,
  }[CHAT_OUTPUT];
  return async (messages, signal) => {
    const reply = await model.invoke(messages, {
      signal,
      metadata: { promptVersion: PROMPT_VERSION },
      ...(response_format && { response_format }),
    });
    return reply.text;
  };
}

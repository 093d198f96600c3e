import type {
  AskEvent,
  AskRequest,
  AskResponse,
  Citation,
  Filters,
  Inferred,
  Message,
} from '../../server/contract/contract.ts';
import type { Failure } from '../api/failure.ts';

/** One question and what came of it. `answer` and `citations` grow while it streams; `response` comes at the end. */
export type Exchange = {
  id: string;
  question: string;
  filters: Filters;
  ignoreInferred: Inferred[];
  state: 'waiting' | 'streaming' | 'done' | 'failed' | 'stopped' | 'cut';
  stage?: 'understanding' | 'retrieving' | 'answering';
  standaloneQuestion?: string;
  answer: string;
  citations: Citation[];
  response?: AskResponse;
  failure?: Failure;
};

/** The conversation's own limits are the server's (`LIMITS` in the contract). */
const MOST_MESSAGES = 20;
const MOST_CHARACTERS = 8_000;

export const beginExchange = (
  id: string,
  question: string,
  filters: Filters,
  ignoreInferred: Inferred[],
): Exchange => ({ id, question, filters, ignoreInferred, state: 'waiting', answer: '', citations: [] });

/** The exchange after one event of the stream. */
export function applyEvent(exchange: Exchange, event: AskEvent): Exchange {
  switch (event.event) {
    case 'status':
      return {
        ...exchange,
        stage: event.data.stage,
        standaloneQuestion: event.data.standaloneQuestion ?? exchange.standaloneQuestion,
      };
    case 'citation':
      return { ...exchange, citations: [...exchange.citations, event.data] };
    case 'delta':
      return { ...exchange, state: 'streaming', answer: exchange.answer + event.data.text };
    case 'done':
      return {
        ...exchange,
        state: 'done',
        standaloneQuestion: event.data.standaloneQuestion,
        answer: event.data.answer,
        citations: event.data.citations,
        response: event.data,
      };
    default:
      return exchange;
  }
}

/** What went before, for the server to make a follow-up standalone: only finished exchanges, newest kept. */
export function toHistory(exchanges: Exchange[]): Message[] {
  const messages = exchanges
    .filter((x) => x.state === 'done' && x.answer)
    .flatMap((x): Message[] => [
      { role: 'user', content: x.question },
      { role: 'assistant', content: x.answer.slice(0, MOST_CHARACTERS) },
    ]);
  return messages.slice(-MOST_MESSAGES);
}

/** The body of `/api/ask`, without fields that would be empty. */
export function toRequest(exchange: Exchange, before: Exchange[]): AskRequest {
  const history = toHistory(before);
  return {
    question: exchange.question,
    ...(history.length > 0 && { history }),
    ...(Object.keys(exchange.filters).length > 0 && { filters: exchange.filters }),
    ...(exchange.ignoreInferred.length > 0 && { ignoreInferred: exchange.ignoreInferred }),
  };
}

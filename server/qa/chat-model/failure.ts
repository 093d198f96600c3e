/** Why a chat model's answer is not used, in words for whoever asked. */

export const NOT_JSON = 'The chat model did not answer with the JSON that it was asked for.';

const UNFIT = 'The chat model did not answer as it should.';

/** By class, where the client gives its errors no other mark (openai 6). */
const BY_CLASS: Record<string, string> = {
  LengthFinishReasonError: 'The chat model ran into its limit of tokens.',
  ContentFilterFinishReasonError: 'The chat model’s server withheld its answer.',
  APIConnectionError: 'The chat model could not be reached.',
  APIConnectionTimeoutError: 'The chat model could not be reached.',
  ContextOverflowError: 'The passages are too long for the chat model.',
  SyntaxError: NOT_JSON,
};

/** @param error what the call threw; nothing of its message is shown */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return UNFIT;
  const { status } = error as { status?: unknown };
  if (status === 429) return 'The chat model is too busy (429).';
  if (status === 401 || status === 403) return `The chat model’s server refused the key (${status}).`;
  if (typeof status === 'number') return `The chat model’s server answered with an error (${status}).`;
  return BY_CLASS[error.constructor.name] ?? UNFIT;
}

/** Errors as OpenAI's clients read them. */

export type OpenAiError = { error: { message: string; type: string; param: string | null; code: string | null } };

const TYPES: Record<number, string> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

export const isOpenAiPath = (path: string): boolean => path === '/v1' || path.startsWith('/v1/');

/** @param param the field of the request that does not fit */
export function openAiError(
  status: number,
  message: string,
  param: string | null = null,
  code: string | null = codeOf(status),
): OpenAiError {
  const type = TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
  return { error: { message, type, param, code } };
}

const codeOf = (status: number): string | null =>
  status === 404 ? 'not_found' : status === 429 ? 'rate_limit_exceeded' : null;

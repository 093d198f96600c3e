import type { Problem } from '../../server/contract/contract.ts';

/** Why a request brought nothing. `retryAfter` is in seconds; `detail` is the server's sentence, untrusted text. */
export type Failure = {
  kind: 'offline' | 'unreachable' | 'not-allowed' | 'rate-limited' | 'rejected' | 'not-found' | 'server';
  detail?: string;
  retryAfter?: number;
};

/** Thrown by the client for every failure; `failure` says which state to show. */
export class RequestFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail ?? failure.kind);
    this.name = 'RequestFailed';
    this.failure = failure;
  }
}

/** Seconds to wait from a Retry-After header in either of its forms (RFC 9110, 10.2.3). */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

const kindOf = (status: number): Failure['kind'] => {
  if (status === 429) return 'rate-limited';
  if (status === 404) return 'not-found';
  return status >= 400 && status < 500 ? 'rejected' : 'server';
};

/** The failure that a problem+json body stands for. */
export const fromProblem = (problem: Partial<Problem>, status: number, retryAfter?: number): Failure => ({
  kind: kindOf(status),
  detail: problem.detail ?? problem.title,
  retryAfter,
});

/** The failure that an exception of `fetch` or of reading its body stands for. */
export function fromException(error: unknown, online: boolean): Failure {
  if (error instanceof RequestFailed) return error.failure;
  if (!online) return { kind: 'offline' };
  return { kind: error instanceof SyntaxError ? 'server' : 'unreachable' };
}

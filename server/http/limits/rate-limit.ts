/** So many requests a minute and client, counted in memory or in Redis. */
import type { MiddlewareHandler } from 'hono';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problem.ts';
import { rateKey } from './client-address.ts';

const WINDOW_SECONDS = 60;

export type RateLimit = {
  perMinute: number;
  /** Uses up one request. @returns what is left, and the milliseconds until it is full again */
  take(client: string): Promise<{ allowed: boolean; remaining: number; resetMs: number }>;
  close(): Promise<void>;
};

export type RateLimitOptions = {
  perMinute: number;
  /** Shared by several servers; counting falls back to this process's memory while it cannot be reached. */
  redisUrl?: string | undefined;
  onRedisError?: (error: unknown) => void;
};

export async function openRateLimit({ perMinute, redisUrl, onRedisError }: RateLimitOptions): Promise<RateLimit> {
  const memory = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  if (!redisUrl) return over(memory, perMinute, async () => {});
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 500 });
  redis.on('error', (error) => onRedisError?.(error));
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'on-the-record',
    points: perMinute,
    duration: WINDOW_SECONDS,
    insuranceLimiter: memory,
  });
  return over(limiter, perMinute, async () => redis.disconnect());
}

function over(limiter: RateLimiterAbstract, perMinute: number, close: () => Promise<void>): RateLimit {
  return {
    perMinute,
    close,
    async take(client) {
      try {
        const { remainingPoints, msBeforeNext } = await limiter.consume(rateKey(client));
        return { allowed: true, remaining: remainingPoints, resetMs: msBeforeNext };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { allowed: false, remaining: 0, resetMs: refused.msBeforeNext };
      }
    },
  };
}

export type RateLimitMiddleware = {
  limit: RateLimit;
  /** Address of the client of a request. */
  address: (c: Parameters<MiddlewareHandler>[0]) => string;
  onRefused?: () => void;
};

/** Headers as in draft-ietf-httpapi-ratelimit-headers-10. @throws ProblemError 429 */
export function rateLimited({ limit, address, onRefused }: RateLimitMiddleware): MiddlewareHandler {
  const policy = `"client";q=${limit.perMinute};w=${WINDOW_SECONDS}`;
  return async function rateLimited(c, next) {
    const { allowed, remaining, resetMs } = await limit.take(address(c));
    const seconds = Math.ceil(resetMs / 1000);
    const headers = { 'ratelimit-policy': policy, ratelimit: `"client";r=${remaining};t=${seconds}` };
    if (!allowed) {
      onRefused?.();
      const detail = `At most ${limit.perMinute} requests a minute; try again in ${seconds} s.`;
      throw new ProblemError(429, detail, { ...headers, 'retry-after': String(seconds) });
    }
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}

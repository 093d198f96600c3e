import { describe, expect, test } from 'vitest';
import { upstreamError } from '../../../ingest/error-words.ts';
import { IngestError } from '../../../ingest/errors.ts';
import { errorInLog } from '../../../server/operation/error-in-log.ts';
import { openLogger } from '../../../server/operation/logger.ts';

/** All that may be thrown, by programs and by people who want them to fail. */
const hostile = {
  get message(): string {
    throw new Error('no');
  },
};
const THROWN: readonly unknown[] = [
  undefined,
  null,
  0,
  12n,
  'text',
  Symbol('s'),
  () => {},
  [],
  {},
  Object.create(null),
  { code: 23, name: 7, message: {} },
  { code: Symbol('c') },
  hostile,
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
    },
  ),
  new Error('', { cause: hostile }),
  AbortSignal.timeout(0).reason,
  new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
  new AggregateError([new Error('x')], 'all'),
  Object.assign(new Error('x'), { code: 'ERR_X', stack: 5 }),
];

describe('an error in the log', () => {
  test('of any kind becomes text', () => {
    for (const error of THROWN) {
      expect(typeof errorInLog(error)).toBe('string');
      expect(typeof upstreamError(error)).toBe('string');
    }
  });

  test('of any kind can be logged', () => {
    const lines: string[] = [];
    const logger = openLogger('info', { write: (line) => void lines.push(line) });
    for (const error of THROWN) logger.error({ error }, 'fault');
    logger.error(
      {
        get error(): never {
          throw new Error('no');
        },
      },
      'fault',
    );
    expect(lines.length).toBeGreaterThanOrEqual(THROWN.length);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'error' });
  });

  test('of a time limit has its name and code', () =>
    expect(errorInLog(new DOMException('too late', 'TimeoutError'))).toContain('(23): too late'));

  test('of this program has where it arose', () =>
    expect(errorInLog(new TypeError('x is null'))).toMatch(/^TypeError: x is null\n +at /));

  test('for whoever runs it is its message', () => expect(errorInLog(new IngestError('Set A.'))).toBe('Set A.'));
});

describe('another server’s error in the log', () => {
  test('is its class, its status and 200 characters', () => {
    class RateLimitError extends Error {
      status = 429;
    }
    const line = upstreamError(new RateLimitError(`slow down ${'x'.repeat(5_000_000)}`));
    expect(line).toMatch(/^RateLimitError \(429\): slow down x+…$/);
    expect(line.length).toBeLessThan(260);
  });

  test('holds no key, no password and nothing that was asked', () => {
    const echoed = [
      'Incorrect API key provided: my-own-key-123.',
      'Authorization: Bearer abcdef123456',
      'redis://user:hunter22@cache:6379',
      '{"api_key":"zzzz9999"}',
      'sk-proj-1234567890',
      'prompt: What did he say about "boats"?',
      'raw: What did he say about \\"boats\\"?',
    ];
    for (const message of echoed) {
      const line = upstreamError(new Error(message), ['my-own-key-123', 'What did he say about "boats"?']);
      expect(line).toContain('[hidden]');
      expect(line).not.toMatch(/my-own|abcdef|hunter22|zzzz9999|1234567890|boats/);
    }
  });
});

import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { encodingFor, wantsEvents } from '../../../server/http/accept.ts';

const app = new Hono()
  .get('/events', (c) => c.json(wantsEvents(c)))
  .get('/gzip', (c) => c.json(encodingFor(c, ['gzip'])))
  .get('/best', (c) => c.json(encodingFor(c, ['br', 'gzip'])));

const told = async (path: string, headers: Record<string, string | undefined>) => {
  const given = Object.entries(headers).filter((e): e is [string, string] => e[1] !== undefined);
  return (await app.request(path, { headers: given })).json();
};

describe('a stream of events', () => {
  it.each([
    ['text/event-stream', true],
    ['TEXT/EVENT-STREAM; charset=utf-8, */*;q=0.5', true],
    ['text/event-stream, application/json', false],
    ['application/json;q=0, text/event-stream', true],
    ['text/event-stream;q=0', false],
    ['*/*', false],
    [undefined, false],
  ])('with Accept %s: %s', async (accept, wanted) => expect(await told('/events', { accept })).toBe(wanted));
});

describe('an encoding', () => {
  it.each([
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['gzip; q=0.0', 'identity'],
    ['br', 'identity'],
    [undefined, 'identity'],
  ])('gzip, with Accept-Encoding %s: %s', async (header, chosen) =>
    expect(await told('/gzip', { 'accept-encoding': header })).toBe(chosen),
  );

  it('is ours first where several are accepted', async () => {
    expect(await told('/best', { 'accept-encoding': 'gzip, br;q=0.1' })).toBe('br');
    expect(await told('/best', { 'accept-encoding': 'gzip, br;q=0' })).toBe('gzip');
  });
});

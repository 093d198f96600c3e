import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { hostChecked, hostOf, loopbackHosts } from '../../../../server/http/limits/host.ts';
import { problem, statusOf } from '../../../../server/http/problem.ts';

const hosts = loopbackHosts('https://Interviews.example:8443/x');
const app = new Hono().use(hostChecked(hosts)).get('/', (c) => c.text('ok'));
app.onError((error, c) => {
  const { status, detail } = statusOf(error);
  return problem(c, status, detail);
});
const statusFor = async (...rawHeaders: string[]) => (await app.request('/', {}, { incoming: { rawHeaders } })).status;

describe('a server on loopback', () => {
  test.each([
    'localhost',
    'localhost:8787',
    '127.0.0.1:8787',
    '[::1]',
    '[::1]:8787',
    'LOCALHOST',
    'interviews.example',
  ])('answers under its own names: %s', async (host) => expect(await statusFor('Host', host)).toBe(200));

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.example',
    'evil.example:8787',
    '',
    '[::1',
    'a b',
    '127.0.0.2',
    '0.0.0.0',
    'localhost:8787@evil.example',
  ])('and under no other: %s', async (host) => expect(await statusFor('Host', host)).toBe(421));

  test('nor under two at once', async () =>
    expect(await statusFor('Host', 'localhost', 'host', 'localhost')).toBe(400));
});

test('the host of a header', () => {
  expect(hostOf('[::FFFF:127.0.0.1]:80')).toBe('[::ffff:127.0.0.1]');
  expect(hostOf('localhost:123456')).toBeUndefined();
});

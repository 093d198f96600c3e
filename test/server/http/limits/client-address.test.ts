import { describe, expect, test } from 'vitest';
import { clientAddress, proxyList, rateKey } from '../../../../server/http/limits/client-address.ts';

describe('the client of a request', () => {
  const none = proxyList([]);
  const proxies = proxyList(['10.0.0.0/8', '2001:db8::/32', '127.0.0.1']);

  test('is the socket when no proxy is trusted, whatever the header says', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', none)).toBe('203.0.113.9');
  });

  test('is the last address that no trusted proxy has', () => {
    expect(clientAddress('10.0.0.2', '6.6.6.6, 198.51.100.1, 10.1.2.3', proxies)).toBe('198.51.100.1');
  });

  test('is not what a client wrote in front of it', () => {
    expect(clientAddress('10.0.0.2', '1.1.1.1, 198.51.100.1', proxies)).toBe('198.51.100.1');
    expect(clientAddress('203.0.113.9', '1.1.1.1', proxies)).toBe('203.0.113.9');
  });

  test('is the nearest proxy when the header is not made of addresses', () => {
    expect(clientAddress('10.0.0.2', 'unknown', proxies)).toBe('10.0.0.2');
    expect(clientAddress('10.0.0.2', '198.51.100.1, <script>, 10.0.0.3', proxies)).toBe('10.0.0.3');
  });

  test('is IPv4 also where the socket writes it as IPv6', () => {
    expect(clientAddress('::ffff:127.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1');
    expect(clientAddress('2001:db8::1', '2001:4860::5', proxies)).toBe('2001:4860::5');
  });

  test('is "local" in process, where there is no socket', () => {
    expect(clientAddress(undefined, undefined, none)).toBe('local');
  });
});

describe('what is counted', () => {
  test('is an IPv4 address as it is', () => expect(rateKey('203.0.113.9')).toBe('203.0.113.9'));

  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('is the network of %s', (address, network) => expect(rateKey(address)).toBe(network));
});

describe('a list of proxies', () => {
  test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '10.0.0.0/x', ''])('refuses "%s"', (entry) => {
    expect(() => proxyList([entry])).toThrow(`"${entry}" is neither an address nor a network`);
  });
});

describe('an address as proxies write it', () => {
  test.each([
    ['203.0.113.9:4711', '203.0.113.9'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['[::FFFF:cb00:7109]:80', '203.0.113.9'],
    ['0:0:0:0:0:ffff:cb00:7109', '203.0.113.9'],
  ])('%s', (written, address) => expect(clientAddress('10.0.0.1', written, proxyList(['10.0.0.1']))).toBe(address));
});

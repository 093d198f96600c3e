import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

describe('sites in settings', () => {
  test.each([
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://a.example, http://b.example:8080,http://[::1]:5173'],
    ['FRAME_ANCESTORS', "'self',https://*.a.example"],
  ])('%s=%s', (name, value) =>
    expect(readConfig({ [name]: value })[name as 'ALLOWED_ORIGINS']).toEqual(value.split(/,\s*/)),
  );

  test.each([
    ['ALLOWED_ORIGINS', 'https://a.example/'],
    ['ALLOWED_ORIGINS', 'a.example'],
    ['ALLOWED_ORIGINS', 'https://*.a.example'],
    ['FRAME_ANCESTORS', 'https://a.example; script-src *'],
    ['FRAME_ANCESTORS', "'unsafe-inline'"],
    ['FRAME_ANCESTORS', 'https://a.example\r\nX: y'],
  ])('not %s=%s', (name, value) =>
    expect(() => readConfig({ [name]: value })).toThrow(/is no (?:origin|site) such as/),
  );
});

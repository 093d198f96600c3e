import { describe, expect, test } from 'vitest';
import { asDiskError } from '../../ingest/disk-error.ts';
import { IngestError } from '../../ingest/errors.ts';

const failed = (code: string, syscall = 'open') => Object.assign(new Error(`${code}: no`), { code, syscall });

describe('what is wrong with a disk', () => {
  test.each([
    [failed('EROFS'), /The folder \/data\/index cannot be written \(EROFS\)\. Make it writable or set INDEX_DIR\./],
    [failed('ENOENT', 'mkdir'), /The folder \/data\/index cannot be written/],
    [failed('EACCES'), /cannot be written \(EACCES\)/],
    [failed('ENOSPC', 'write'), /The disk of \/data\/index is full/],
  ])('is a sentence with the folder and the setting (%s)', (error, message) => {
    const explained = asDiskError(error, '/data/index', 'INDEX_DIR');
    expect(explained).toBeInstanceOf(IngestError);
    expect((explained as Error).message).toMatch(message);
  });

  test('leaves other errors as they are', () => {
    for (const error of [failed('ENOENT'), failed('EMFILE'), new TypeError('x')]) {
      expect(asDiskError(error, '/data/index', 'INDEX_DIR')).toBe(error);
    }
  });
});

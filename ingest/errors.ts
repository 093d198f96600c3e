import { commandLine } from './place.ts';

/** Something wrong with the input of ingest. The message is a sentence that says what to do about it. */
export class IngestError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'IngestError';
  }
}

/** An index that cannot be used as it is, and that building it again mends. */
export class UnusableIndexError extends IngestError {
  override name = 'UnusableIndexError';
  /** What is wrong with it, in a sentence. */
  readonly what: string;

  constructor(what: string, options?: { cause?: unknown }) {
    super(`${what} Run "${commandLine('ingest')}" to build it again.`, options);
    this.what = what;
  }
}

/** Something that is not there now and may be in a while, without anybody changing the input: worth trying again. */
export class NotYetError extends IngestError {
  override name = 'NotYetError';
}

/** What a file of unknown kind is, from its first bytes, and its text where it is one. */
import { IngestError } from '../errors.ts';
import type { SourceFormat } from '../schema.ts';
import { decodeSource } from '../source.ts';
import { detectText } from './detect.ts';
import { entriesOf } from './documents/zip.ts';

/** Larger files are refused, in bytes. */
export const MOST_BYTES = 100 * 1024 * 1024;

export type Kind = { format: 'docx' } | { format: Exclude<SourceFormat, 'docx'>; text: string; encoding: string };

const REFUSED: { starts: string; what: string; way: string }[] = [
  {
    starts: '%PDF',
    what: 'a PDF',
    way: 'Save its text (in a reader: "Save as text"; a scan needs text recognition first) and add that',
  },
  { starts: '{\\rtf', what: 'rich text (RTF)', way: 'Save it as .docx or plain text' },
  { starts: '\xd0\xcf\x11\xe0', what: 'an old Office document', way: 'Save it as .docx or plain text' },
  { starts: 'ID3', what: 'a sound recording', way: 'Have it transcribed first' },
  { starts: 'RIFF', what: 'a recording', way: 'Have it transcribed first' },
  { starts: '\x89PNG', what: 'a picture', way: 'A scan needs text recognition first' },
  { starts: '\xff\xd8\xff', what: 'a picture', way: 'A scan needs text recognition first' },
  { starts: 'II*\0', what: 'a picture', way: 'A scan needs text recognition first' },
  { starts: '\x1f\x8b', what: 'a packed file', way: 'Unpack it first' },
  { starts: '7z\xbc\xaf', what: 'a packed file', way: 'Unpack it first' },
];

/**
 * Text that a catalog names, whatever it is encoded in; as its own source only UTF-8.
 *
 * @throws IngestError for what is no text, with the way out
 */
export function textOf(file: string, bytes: Uint8Array, own = false): string {
  if (binaryKind(file, bytes))
    throw new IngestError(
      `${file} is a Word document. Set "format": "docx" in its entry, take it in with "npm run add", or save it as plain text.`,
    );
  if (!own) return decode(file, bufferOf(bytes)).text;
  if (bytes.subarray(0, 65_536).includes(0) || /^(?:\xff\xfe|\xfe\xff)/.test(bufferOf(bytes).toString('latin1', 0, 2)))
    throw new IngestError(
      `${file} is not UTF-8 but UTF-16 or binary. Save it as UTF-8, or take it in with "npm run add".`,
    );
  return decodeSource(file, bytes).text;
}

/** @throws IngestError for what cannot be read, with the way out */
export function kindOf(file: string, bytes: Uint8Array): Kind {
  const binary = binaryKind(file, bytes);
  if (binary) return binary;
  const { text, encoding } = decode(file, bufferOf(bytes));
  if (text.trim() === '')
    throw new IngestError(`${file} is empty. Put the transcript's text into it, or leave it out.`);
  return { format: detectText(text) as Exclude<SourceFormat, 'docx'>, text, encoding };
}

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A Word document, or nothing. @throws IngestError for every other kind that is no text, and what is too large */
function binaryKind(file: string, bytes: Uint8Array): Kind | undefined {
  if (bytes.length > MOST_BYTES)
    throw new IngestError(
      `${file} has ${Math.round(bytes.length / 1e6)} MB; more than 100 MB are not read. Cut it into one file for each talk.`,
    );
  const buffer = bufferOf(bytes);
  const start = buffer.toString('latin1', 0, 16);
  const refused = REFUSED.find((one) => start.startsWith(one.starts));
  if (refused)
    throw new IngestError(`${file} is ${refused.what}, which cannot be read as a transcript. ${refused.way}.`);
  return start.startsWith('PK\x03\x04') ? zipped(file, buffer) : undefined;
}

function zipped(file: string, buffer: Buffer): Kind {
  const entries = entriesOf(buffer);
  if (entries === 'too large')
    throw new IngestError(
      `${file} unpacks to more than 100 MB, so it was not opened. Save it without its pictures, or as plain text.`,
    );
  if (entries?.some(({ name }) => name === 'word/document.xml')) return { format: 'docx' };
  const other = entries?.some(({ name }) => name.startsWith('xl/'))
    ? 'a spreadsheet; save it as CSV'
    : entries?.some(({ name }) => name === 'content.xml')
      ? 'an OpenDocument file; save it as .docx'
      : 'a packed file; unpack it first';
  throw new IngestError(`${file} is ${other}, and add that.`);
}

function decode(file: string, buffer: Buffer): { text: string; encoding: string } {
  const marked =
    buffer[0] === 0xff && buffer[1] === 0xfe
      ? 'utf-16le'
      : buffer[0] === 0xfe && buffer[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const wide = marked ?? wideByZeros(buffer);
  if (wide) {
    try {
      return { text: new TextDecoder(wide, { fatal: true }).decode(buffer), encoding: wide };
    } catch {
      throw new IngestError(`${file} begins as UTF-16 and is damaged further on. Save it again, as UTF-8.`);
    }
  }
  if (buffer.subarray(0, 65_536).includes(0))
    throw new IngestError(`${file} is binary, no text. Add the transcript itself.`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer), encoding: 'utf-8' };
  } catch {
    return { text: windows1252(file, buffer), encoding: 'windows-1252' };
  }
}

/** Every other byte of Latin text in UTF-16 is zero. */
function wideByZeros(buffer: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = buffer.subarray(0, 4_096);
  const zeros = [0, 1].map((offset) => sample.filter((byte, i) => i % 2 === offset && byte === 0).length);
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le';
  return zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1 ? 'utf-16be' : undefined;
}

/** Windows-1252 from 80 to 9F; bytes that stand for nothing stay what they are. */
const HIGH = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** Certain where every byte above ASCII is a letter or typographic mark of Western text, and most stand among letters. */
function windows1252(file: string, buffer: Buffer): string {
  // The decoder of some versions of Node takes the bytes 80 to 9F for control characters.
  const text = buffer.toString('latin1').replace(/[\u0080-\u009f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!);
  const high = [...text.matchAll(/\P{ASCII}/gu)].map(({ 0: char, index }) => ({
    char,
    around: text.slice(Math.max(0, index - 1), index + 2),
  }));
  const usual = high.filter(({ char, around }) =>
    /[À-ÖØ-öø-ÿŒœŠšŽžŸ]/u.test(char) ? /\p{Ll}/u.test(around) : /[‘’“”–—…«»€£§°©®™•¿¡´·\u00a0½¼¾ªº]/u.test(char),
  );
  const control = /(?![\t\n\r\f\v\u0085])\p{Cc}/u.test(text);
  const bytes = high.length;
  if (!control && bytes > 0 && usual.length >= bytes * 0.95 && !/Ã[\u0080-\u00bf]|Ð[\u0080-\u00bf]/u.test(text))
    return text;
  throw new IngestError(`${file} is neither UTF-8 nor UTF-16, and not plainly Windows-1252. Save it as UTF-8.`);
}

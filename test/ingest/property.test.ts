import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IngestError } from '../../ingest/errors.ts';
import { expectSound } from './cover.ts';
import { converted, entryOf, parse, sourceOf } from './entry.ts';

const word = fc.constantFrom(
  'we',
  'you',
  'Mr.',
  'U.S.',
  '“so”',
  'No. 5',
  '1.5',
  'why?',
  'end.',
  '…',
  'Host:',
  '– x –',
  '<b>',
  '🙂',
  'e\u0301',
  '\u202F',
  '(more…)',
  '[a]',
);
const words = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(' '));
const mark = fc.constantFrom(
  '– ',
  '-',
  '— ',
  '-\u202F',
  'Host: ',
  'Ada Berg: ',
  'Mayor Ada Berg ',
  'Hots: ',
  'Ole Dahl, smith:',
  '',
  '',
  '>> ',
);
const gap = fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n\r\n', '\r', ' \n\t\n');
const dialogue = fc
  .array(fc.tuple(mark, words, gap), { minLength: 1, maxLength: 25 })
  .map((lines) => `– Why?\n\n${lines.map((parts) => parts.join('')).join('')}`);

/** Parses, or returns nothing if the text is refused with a clear error. */
function parsed(text: string, entry = entryOf()) {
  try {
    return parse(text, entry);
  } catch (error) {
    expect(error).toBeInstanceOf(IngestError);
    return [];
  }
}

describe('made-up transcripts', () => {
  it('have every character that is not white space in exactly one turn or note', () => {
    let accepted = 0;
    fc.assert(
      fc.property(dialogue, (text) => {
        for (const interview of parsed(text)) {
          accepted += 1;
          expect(text.slice(0, interview.start).trim() + text.slice(interview.end).trim()).toBe('');
          expectSound(interview, sourceOf(text));
        }
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('give every paragraph a side and a confidence', () => {
    fc.assert(
      fc.property(dialogue, (text) => {
        for (const { confidence } of parsed(text).flatMap(({ turns }) => turns)) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('hold as subtitles too', () => {
    const cue = fc
      .tuple(fc.constantFrom('<v Ada Berg>', '<v Host>', 'Host: ', '- ', ''), words)
      .map(([tag, text]) => `${tag}${text}`);
    const entry = entryOf({ file: 'made-up.vtt', format: 'webvtt' });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 12 }), (cues) => {
        const text = `WEBVTT\n\n${cues.map((c, i) => `${i}\n00:00.000 --> 00:01.000\n${c}\n`).join('\n')}\n00:02.000 --> 00:03.000\n<v Ada Berg>Yes.\n`;
        for (const interview of parsed(text, entry)) expectSound(interview, converted(text, entry));
      }),
      { numRuns: 200 },
    );
  });

  it('hold as JSON too', () => {
    const turn = fc.record({
      speaker: fc.constantFrom('Ada Berg', 'Host', 'Ole'),
      text: words.filter((text) => text.trim() !== ''),
    });
    const entry = entryOf({ file: 'made-up.json', format: 'json-turns' });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 12 }), (turns) => {
        const text = JSON.stringify({ turns: [...turns, { speaker: 'Ada Berg', text: 'Yes.' }] });
        const [interview] = parse(text, entry);
        const source = converted(text, entry);
        expectSound(interview!, source);
        expect(
          interview!.turns.flatMap(({ passages }) => passages.map(({ start, end }) => source.text.slice(start, end))),
        ).toEqual([...turns.map((t) => t.text.replace(/\s+/gu, ' ').trim()), 'Yes.']);
      }),
      { numRuns: 200 },
    );
  });
});

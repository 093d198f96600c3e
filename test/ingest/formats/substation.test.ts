import { describe, expect, it } from 'vitest';
import { readSubstation } from '../../../ingest/formats/captions/substation.ts';
import { detectText } from '../../../ingest/formats/detect.ts';

const script = (format: string, ...events: string[]) =>
  `[Script Info]\n; made by hand\nTitle: On bees\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n${format}\n${events.join('\n')}\n`;
const ASS = 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text';

describe('SubStation Alpha', () => {
  const text = script(
    ASS,
    'Dialogue: 0,0:00:04.00,0:00:06.50,Default,Ada Berg,0,0,0,,{\\i1}A swarm{\\i0} came,\\Nand I kept it, of course.',
    'Dialogue: 0,0:00:01.00,0:00:03.20,Default,Host,0,0,0,,Why bees?',
    'Comment: 0,0:00:02.00,0:00:03.00,Default,Host,0,0,0,,check this',
    'Dialogue: 0,0:00:07.00,0:00:08.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}',
  );

  it('is known by its head', () => expect(detectText(text)).toBe('substation'));

  it('gives words in order of time, their commas kept, who is named, and no styling, comment or drawing', () => {
    expect(readSubstation('a.ass', text)).toEqual({
      title: 'On bees',
      utterances: [
        { text: 'Why bees?', speaker: 'Host', place: 13, time: { from: 1, to: 3.2 } },
        { text: 'A swarm came, and I kept it, of course.', speaker: 'Ada Berg', place: 12, time: { from: 4, to: 6.5 } },
      ],
      warnings: [],
    });
  });

  it('reads the columns that its format line names, as older scripts have them', () => {
    const old = script('Format: Marked, Start, End, Actor, Text', 'Dialogue: Marked=0,0:00:01.00,x,Host,Why, then?');
    expect(readSubstation('a.ssa', old)).toMatchObject({
      utterances: [{ text: 'Why, then?', speaker: 'Host' }],
      warnings: ['line 12: its times cannot be read'],
    });
  });

  it('without words is refused, with what is missing', () =>
    expect(() => readSubstation('a.ass', script(ASS))).toThrow(
      /a\.ass reads as SubStation Alpha, but no "Dialogue:" line/,
    ));
});

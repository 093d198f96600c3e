/** What programs and services that recognise speech write: the same talk comes out of each, with its times. */
import { describe, expect, it } from 'vitest';
import { IngestError } from '../../../ingest/errors.ts';
import { kindOf } from '../../../ingest/formats/bytes.ts';
import { readCsv } from '../../../ingest/formats/documents/csv.ts';
import { readJson } from '../../../ingest/formats/json/read-json.ts';

/** Speaker's number, words, seconds from and to. */
const TALK = [
  [0, 'Why is the bridge shut?', 1, 3],
  [1, 'Two piers have cracked. We wait.', 4, 7],
  [0, 'Until when?', 8, 9],
] as const;
const each = <T>(make: (who: 0 | 1, text: string, from: number, to: number) => T) =>
  TALK.map(([who, text, from, to]) => make(who, text, from, to));
const words = TALK.flatMap(([who, text, from]) =>
  text.split(' ').flatMap((whole, i) => {
    const [, word = '', mark = ''] = /^(.*?)([.,?]?)$/.exec(whole)!;
    return [{ who, word, mark, whole, from: from + i / 10, to: from + i / 10 + 0.1 }];
  }),
);
const clock = (seconds: number) => `00:00:0${seconds},000`;

const SERVICES: Record<string, unknown> = {
  Rev: {
    speakers: [{ id: 0, name: 'Speaker 0' }],
    monologues: each((speaker, text, from, to) => ({
      speaker,
      elements: text
        .split(/(?<=\s)|(?=[.?])/)
        .map((value) =>
          /^\W+$/.test(value) ? { type: 'punct', value } : { type: 'text', value, ts: from, end_ts: to },
        ),
    })),
  },
  'whisper.cpp': {
    systeminfo: '',
    transcription: each((speaker, text, from, to) => ({
      timestamps: { from: clock(from), to: clock(to) },
      offsets: { from: from * 1_000, to: to * 1_000 },
      text: ` ${text}`,
      speaker: String(speaker),
    })),
  },
  'WhisperX, two speakers in a segment': {
    segments: [
      {
        start: 1,
        end: 7,
        text: ` ${TALK[0][1]} ${TALK[1][1]}`,
        speaker: 0,
        words: words.filter(({ from }) => from < 8).map(({ whole, who }) => ({ word: whole, speaker: who })),
      },
      { start: 8, end: 9, text: TALK[2][1], speaker: 0 },
    ],
  },
  'Deepgram, paragraphs': {
    results: {
      channels: [
        {
          alternatives: [
            {
              words: [],
              paragraphs: {
                paragraphs: each((speaker, text, start, end) => ({ speaker, sentences: [{ text, start, end }] })),
              },
            },
          ],
        },
      ],
    },
  },
  'AWS Transcribe, segments': {
    results: {
      items: [],
      audio_segments: each((who, transcript, start_time, end_time) => ({
        transcript,
        start_time: String(start_time),
        end_time: String(end_time),
        speaker_label: `Speaker ${who}`,
      })),
    },
  },
  'Azure, batch': {
    recognizedPhrases: each((speaker, display, from, to) => ({
      speaker,
      channel: 0,
      offsetInTicks: from * 1e7,
      durationInTicks: (to - from) * 1e7,
      nBest: [{ display }],
    })).toReversed(),
  },
  'Azure, fast': {
    phrases: each((speaker, text, from, to) => ({
      speaker,
      text,
      offsetMilliseconds: from * 1_000,
      durationMilliseconds: (to - from) * 1_000,
    })),
  },
  'Digital Paper Edit': {
    words: words.map(({ whole, from, to }, id) => ({ id, text: whole, start: from, end: to + 0.02 })),
    paragraphs: each((who, _, start, end) => ({ id: start, speaker: String(who), start, end })),
  },
  Speechmatics: {
    format: '2.9',
    results: words.flatMap(({ who, word, mark, from, to }) => [
      { type: 'word', start_time: from, end_time: to, alternatives: [{ content: word, speaker: `Speaker ${who}` }] },
      ...(mark
        ? [
            {
              type: 'punctuation',
              start_time: to,
              end_time: to,
              alternatives: [{ content: mark, speaker: `Speaker ${who}` }],
            },
          ]
        : []),
    ]),
  },
  'IBM Watson': {
    results: each((who, text) => ({
      alternatives: [
        {
          transcript: text,
          timestamps: words.filter((w) => w.who === who && text.includes(w.whole)).map((w) => [w.whole, w.from, w.to]),
        },
      ],
    })),
    speaker_labels: words.map(({ who, from, to }) => ({ from, to, speaker: who })),
  },
  Gladia: {
    result: { transcription: { utterances: each((speaker, text, start, end) => ({ speaker, text, start, end })) } },
  },
  ElevenLabs: {
    words: words.flatMap(({ who, whole, from, to }) => [
      { text: whole, type: 'word', start: from, end: to, speaker_id: `Speaker ${who}` },
      { text: ' ', type: 'spacing', start: to, end: to, speaker_id: `Speaker ${who}` },
      { text: '(laughs)', type: 'audio_event', start: to, end: to, speaker_id: `Speaker ${who}` },
    ]),
  },
  'an answer in its envelope': {
    data: {
      transcript: {
        title: 'x',
        sentences: each((who, text, start_time, end_time) => ({
          speaker_name: `Speaker ${who}`,
          text,
          start_time,
          end_time,
        })),
      },
    },
  },
};

/** Who says what, sentences of one speaker joined. */
const saidIn = (utterances: readonly { speaker?: string; text: string; time?: { from: number } }[]) =>
  utterances.reduce<[string | undefined, string, number | undefined][]>((all, { speaker, text, time }) => {
    const last = all.at(-1);
    if (last && last[0] === speaker) last[1] += ` ${text}`;
    else all.push([speaker, text, time?.from]);
    return all;
  }, []);

describe('the same talk', () => {
  const said = each((who, text, from) => [`Speaker ${who}`, text, from]);

  it.each(Object.entries(SERVICES))('from %s', (name, value) => {
    const { utterances } = readJson('a.json', JSON.stringify(value));
    const found = saidIn(utterances);
    if (name === 'WhisperX, two speakers in a segment') found[1]![2] = 4;
    expect(found).toEqual(said);
  });

  it('as one JSON object a line', () => {
    const text = each((who, words, start, end) =>
      JSON.stringify({ speaker: `Speaker ${who}`, text: words, start, end }),
    ).join('\n');
    expect(kindOf('a.jsonl', Buffer.from(text)).format).toBe('json');
    expect(saidIn(readJson('a.jsonl', text).utterances)).toEqual(said);
  });

  it('of two channels, by time', () => {
    const channel = (who: number) => ({
      alternatives: [
        {
          words: words
            .filter((w) => w.who === who)
            .map((w) => ({ word: w.word, punctuated_word: w.whole, start: w.from, end: w.to })),
        },
      ],
    });
    const { utterances } = readJson('a.json', JSON.stringify({ results: { channels: [channel(0), channel(1)] } }));
    expect(saidIn(utterances)).toEqual(each((who, text, from) => [`Channel ${who + 1}`, text, from]));
  });

  it.each<[string, string]>([
    [
      'milliseconds',
      `start\tend\tspeaker\ttext\n${each((w, t, a, b) => `${a * 1_000}\t${b * 1_000}\tSpeaker ${w}\t${t}`).join('\n')}`,
    ],
    [
      'spans',
      `Timespan,Content,Speaker\n${each((w, t, a, b) => `0:00:0${a}.0 - 0:00:0${b}.0,"${t}",Speaker ${w}:`).join('\n')}`,
    ],
    [
      'frames',
      `"Speaker Name","Start Time","End Time","Text"\n${each((w, t, a, b) => `"Speaker ${w}","00;00;0${a};12","00;00;0${b};00","${t}"`).join('\n')}`,
    ],
  ])('from a table with times in %s', (_, text) => {
    expect(saidIn(readCsv('a.csv', text).utterances)).toEqual(said);
  });
});

describe('what tells no words, or is read by nobody', () => {
  it.each([
    [
      'RTTM',
      'SPEAKER talk 1 0.00 4.50 <NA> <NA> SPEAKER_00 <NA> <NA>\n',
      /RTTM: it says when each voice speaks, not what\. Join it/,
    ],
    ['CTM', 'talk 1 0.10 0.20 why 0.9\ntalk 1 0.40 0.20 is 0.9\ntalk 1 0.70 0.20 it 0.9\n', /CTM.*Join it/],
    ['MicroDVD', '{10}{40}Why?\n', /MicroDVD.*SubRip or WebVTT/],
  ])('%s is refused with the way out', async (_, text, message) => {
    const { readFor } = await import('../../../ingest/adding/draft.ts');
    const reading = readFor('a.txt', Buffer.from(text), {});
    await expect(reading).rejects.toThrow(IngestError);
    await expect(reading).rejects.toThrow(message);
  });
});

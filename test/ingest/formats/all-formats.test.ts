/** Each format in a few lines of its own: the same talk comes out of each, with its times. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { IngestError } from '../../../ingest/errors.ts';
import { kindOf } from '../../../ingest/formats/bytes.ts';
import { readSource } from '../../../ingest/formats/formats.ts';
import { parseSource } from '../../../ingest/parse.ts';
import type { SourceFormat } from '../../../ingest/schema.ts';
import { timeOf } from '../../../ingest/times.ts';
import { expectSound } from '../cover.ts';
import { entryOf, script } from '../entry.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const TALK = ['J: Why is the bridge shut?', 'A: Two piers have cracked. We wait.', 'J: Until when?', 'A: Until May.'];
const SAID = [
  ['Host', 'Why is the bridge shut?', 1, 3],
  ['Ada Berg', 'Two piers have cracked. We wait.', 4, 7],
  ['Host', 'Until when?', 8, 9],
  ['Ada Berg', 'Until May.', 10, 11],
] as const;
const json = (value: unknown) => encode(JSON.stringify(value));
const words = SAID.flatMap(([speaker, text, from, to]) =>
  text.split(' ').map((word, i, all) => ({
    speaker,
    word,
    start: from + ((to - from) * i) / all.length,
    end: from + ((to - from) * (i + 1)) / all.length,
  })),
);

const FILES: [string, SourceFormat, Uint8Array, boolean][] = [
  [
    'webvtt',
    'webvtt',
    encode(
      `WEBVTT\n\n${SAID.map(([s, t, a, b]) => `00:00:${String(a).padStart(2, '0')}.000 --> 00:00:${String(b).padStart(2, '0')}.000\n<v ${s}>${t}</v>`).join('\n\n')}`,
    ),
    true,
  ],
  [
    'subrip',
    'subrip',
    encode(
      SAID.map(
        ([s, t, a, b], i) =>
          `${i + 1}\r\n00:00:${String(a).padStart(2, '0')},000 --> 00:00:${String(b).padStart(2, '0')},0\r\n${s}: ${t}\r\n`,
      ).join('\r\n'),
    ),
    true,
  ],
  [
    'sbv',
    'sbv',
    encode(
      SAID.map(
        ([s, t, a, b]) => `0:00:${String(a).padStart(2, '0')}.000,0:00:${String(b).padStart(2, '0')}.000\n${s}: ${t}`,
      ).join('\n\n'),
    ),
    true,
  ],
  [
    'ttml',
    'ttml',
    encode(
      `<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata><ttm:agent xml:id="h" type="person"><ttm:name type="full">Host</ttm:name></ttm:agent><ttm:agent xml:id="b" type="person"><ttm:name>Ada Berg</ttm:name></ttm:agent></metadata></head><body><div>${SAID.map(([s, t, a, b]) => `<p begin="${a}s" end="00:00:${String(b).padStart(2, '0')}.000" ttm:agent="${s === 'Host' ? 'h' : 'b'}">${t.replace('. ', '.<br/>')}</p>`).join('')}</div></body></tt>`,
    ),
    true,
  ],
  [
    'whisperx',
    'json',
    json({ segments: SAID.map(([speaker, text, start, end]) => ({ speaker, text: ` ${text}`, start, end })) }),
    true,
  ],
  [
    'assemblyai',
    'json',
    json({ utterances: SAID.map(([speaker, text, a, b]) => ({ speaker, text, start: a * 1000, end: b * 1000 })) }),
    true,
  ],
  [
    'deepgram',
    'json',
    json({
      results: { channels: [{ alternatives: [{ words: words.map((w) => ({ ...w, punctuated_word: w.word })) }] }] },
    }),
    true,
  ],
  [
    'aws',
    'json',
    json({
      results: {
        items: words.flatMap((w) => [
          {
            type: 'pronunciation',
            speaker_label: w.speaker,
            start_time: String(w.start),
            end_time: String(w.end),
            alternatives: [{ content: w.word.replace(/[.?]$/, '') }],
          },
          ...(/[.?]$/.test(w.word) ? [{ type: 'punctuation', alternatives: [{ content: w.word.at(-1) }] }] : []),
        ]),
      },
    }),
    true,
  ],
  [
    'google',
    'json',
    json({
      results: [
        {
          alternatives: [
            {
              words: words.map((w) => ({
                word: w.word,
                speakerLabel: w.speaker,
                startTime: `${w.start}s`,
                endTime: `${w.end}s`,
              })),
            },
          ],
        },
      ],
    }),
    true,
  ],
  [
    'podcast',
    'json',
    json({
      version: '1.0.0',
      segments: SAID.map(([speaker, body, startTime, endTime]) => ({ speaker, body, startTime, endTime })),
    }),
    true,
  ],
  [
    'sections',
    'json',
    json({
      transcript: {
        sections: [
          {
            turns: SAID.map(([name, text, start, stop]) => ({
              speaker: { name },
              text_blocks: [{ text, start, stop }],
            })),
          },
        ],
      },
    }),
    true,
  ],
  [
    'json-turns',
    'json-turns',
    json({ turns: SAID.map(([speaker, text, start, end]) => ({ speaker, text, start, end })) }),
    true,
  ],
  [
    'csv',
    'csv',
    encode(`start;end;speaker;text\n${SAID.map(([s, t, a, b]) => `00:00:${a};00:00:${b};${s};"${t}"`).join('\n')}`),
    true,
  ],
  [
    'html',
    'html',
    encode(
      `<!doctype html><html><head><title>Talk</title><style>p{}</style></head><body><nav><p>Home: here</p></nav>${SAID.map(([s, t]) => `<p><b>${s}:</b> ${t.replace('We', 'W<i>e</i>')}</p>`).join('')}<script>x</script></body></html>`,
    ),
    false,
  ],
  [
    'docx',
    'docx',
    docx(
      SAID.map(
        ([s, t]) =>
          `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${s}:</w:t></w:r><w:r><w:t xml:space="preserve"> ${t.replace('. ', '.</w:t></w:r><w:r><w:cr/></w:r><w:r><w:t>')}</w:t></w:r></w:p>`,
      ).join(''),
    ),
    false,
  ],
];

describe('the same talk', () => {
  it.each(FILES)('as %s', async (_, format, bytes, timed) => {
    const kind = kindOf('talk', bytes);
    expect(kind.format).toBe(format === 'json-turns' ? 'json' : format);
    const entry = entryOf({ file: 'talk', format });
    const source = await readSource('talk', bytes, entry);
    const [interview] = parseSource(source, entry);
    expectSound(interview!, source);
    expect(script(interview!, source.text).map((line) => line.replace(/\s+/g, ' '))).toEqual(TALK);
    if (!timed) return;
    const at = source.text.indexOf('Until when?');
    const time = timeOf(interview!, { start: at, end: at + 11 })!;
    expect([time.from, Math.round(time.to)]).toEqual([8, 9]);
  });
});

/** Each seen in a library that reads or writes such files: findings/README.md. */
describe('what other readers lose', () => {
  it.each([
    [
      'a word inserted with changes tracked, and none that was deleted',
      'docx',
      docx(
        '<w:p><w:r><w:t>Host: Will you sign?</w:t></w:r></w:p>' +
          '<w:p><w:r><w:t xml:space="preserve">Ada Berg: We will </w:t></w:r>' +
          '<w:ins w:id="1" w:author="Ed"><w:r><w:t xml:space="preserve">not </w:t></w:r></w:ins>' +
          '<w:del w:id="2" w:author="Ed"><w:r><w:delText xml:space="preserve">always </w:delText></w:r></w:del>' +
          '<w:r><w:t>sign it.</w:t></w:r></w:p>',
      ),
      ['J: Will you sign?', 'A: We will not sign it.'],
    ],
    [
      'a caption that ends when it begins',
      'subrip',
      encode(
        '1\n00:00:01,000 --> 00:00:02,000\nHost: Did you sign?\n\n2\n00:00:03,000 --> 00:00:03,000\nAda Berg: No.\n\n',
      ),
      ['J: Did you sign?', 'A: No.'],
    ],
    ['a speaker NA', 'csv', encode('speaker,text\nNA,Did you sign?\nAda Berg,No.\n'), ['NA: Did you sign?', 'A: No.']],
  ] as const)('is here: %s', async (_, format, bytes, said) => {
    const entry = entryOf({ file: 'talk', format });
    const source = await readSource('talk', bytes, entry);
    const [interview] = parseSource(source, entry);
    expect(script(interview!, source.text)).toEqual(said);
  });
});

it('a podcast’s page on one line, names at the change only', async () => {
  const page =
    '<cite>Host:</cite><time>0:01</time><p>Why?</p><cite>Ada Berg:</cite><time>0:05</time><p>It cracked.</p><time>0:09</time><p>Badly.</p><cite>Host:</cite><time>0:12</time><p>And?</p>';
  const entry = entryOf({ file: 'a.html', format: 'html' });
  const source = await readSource('a.html', encode(page), entry);
  const [interview] = parseSource(source, entry);
  expect(script(interview!, source.text)).toEqual(['J: Why?', 'A: It cracked.', 'A: Badly.', 'J: And?']);
  const at = source.text.indexOf('Badly.');
  expect(timeOf(interview!, { start: at, end: at + 6 })).toEqual({ from: 9, to: 12 });
});

describe('what cannot be read', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), /is a PDF.*Save its text/s],
    ['an empty file', Buffer.from(' \n'), /is empty/],
    ['a binary', Buffer.from([1, 2, 0, 3, 0, 0, 9, 1, 1, 1, 1, 0, 0]), /binary/],
    ['a damaged zip', Buffer.from('PK\x03\x04nothing'), /packed file/],
    [
      'a document that unpacks to more than 100 MB',
      zip([['word/document.xml', Buffer.alloc(110 * 1024 * 1024)]]),
      /more than 100 MB/,
    ],
    ['bytes of no encoding', Buffer.from([0x41, 0x81, 0x8d, 0x42, 0xff, 0x41]), /Save it as UTF-8/],
  ])('%s is refused in words', (_, bytes, message) => {
    expect(() => kindOf('file', bytes)).toThrow(IngestError);
    expect(() => kindOf('file', bytes)).toThrow(message);
  });

  it.each([
    ['utf-16le', Buffer.from('\ufeffHost: Why, André?', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeffHost: Why, André?', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('Host: Why, Andr\xe9? \x93So\x94', 'latin1')],
  ])('text in %s is read', (encoding, bytes) => {
    expect(kindOf('file', bytes)).toMatchObject({
      format: 'dialogue',
      encoding,
      text: expect.stringContaining('André'),
    });
  });
});

function docx(body: string): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zip([
    [
      '[Content_Types].xml',
      Buffer.from(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
      ),
    ],
    [
      '_rels/.rels',
      Buffer.from(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
    ],
    [
      'word/document.xml',
      Buffer.from(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    ],
  ]);
}

/** A zip file, its checksums right. */
function zip(files: [string, Buffer][]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of files) {
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let k = 0; k < 8; k += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

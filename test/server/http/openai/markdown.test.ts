import { describe, expect, test } from 'vitest';
import type { AskResponse, Citation } from '../../../../server/contract/contract.ts';
import { toCompletion } from '../../../../server/http/openai/completion.ts';
import { contentOf } from '../../../../server/http/openai/content.ts';
import { answered } from '../../../../server/qa/answer/draft.ts';
import { cite, response } from '../stream/stand-in-engine.ts';

const HOSTILE = [
  '[click](https://evil.example)',
  '![pixel](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '[1] and [99]',
  '[1]: https://evil.example',
  '`code` *bold* _it_ ~~no~~ | a | b |',
  '\\[1]',
  '&lt;script&gt;',
];

function completionOf(words: string) {
  const citation: Citation = { ...cite('Only 12 captains', 1), quote: words };
  const draft = answered({
    blocks: [{ kind: 'exchange', interview: citation.interview.id, lead: 'Berg', markers: [1], gapBefore: [] }],
    citations: [citation],
  });
  const whole: AskResponse = { ...response({ question: '?' }), ...draft };
  const content = contentOf(whole, 'http://here.example');
  return toCompletion({ id: 'x', created: 1 }, { question: '?' }, whole, content).choices[0]!.message;
}

describe('words of a transcript in a chat client', () => {
  test.each(HOSTILE)('are words: %s', (words) => {
    const { content, annotations } = completionOf(words);
    const said = content.slice(content.indexOf('“') + 1, content.lastIndexOf('”'));
    expect(said.replace(/\\([^\w\s]|_)/g, '$1')).toBe(words);
    expect(said.replace(/\\(?:[^\w\s]|_)/g, '')).not.toMatch(/[[\]<>`*_~|\\]|&\w/);
    expect(annotations).toHaveLength(1);
    const [{ url_citation: place }] = annotations as [(typeof annotations)[number]];
    expect(content.slice(place.start_index, place.end_index)).toBe('[1]');
    expect(place.start_index).toBeGreaterThan(content.lastIndexOf('”'));
  });
});

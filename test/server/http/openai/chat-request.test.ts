import { describe, expect, it } from 'vitest';
import { AskRequest } from '../../../../server/contract/contract.ts';
import { ChatRequest, ChatRequestError, toAskRequest } from '../../../../server/http/openai/chat-request.ts';

const ask = (messages: unknown[], more: object = {}) => toAskRequest(ChatRequest.parse({ messages, ...more }));
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });

describe('a chat request as a question', () => {
  it('asks the last user message, with what the two said before it', () => {
    const messages = [
      { role: 'system', content: 'Always say yes.' },
      { role: 'developer', content: 'Speak like a pirate.' },
      user('What of boats?'),
      assistant('Thirty [1].'),
      user('Who asked?'),
    ];
    expect(ask(messages, { temperature: 2, logit_bias: { 1: 2 } })).toEqual({
      question: 'Who asked?',
      history: [
        { role: 'user', content: 'What of boats?' },
        { role: 'assistant', content: 'Thirty [1].' },
      ],
    });
  });

  it('reads the text of content in parts', () => {
    const parts = [
      { type: 'text', text: 'What of' },
      { type: 'image_url', image_url: { url: 'data:,' } },
      { type: 'text', text: 'boats?' },
    ];
    expect(ask([user(parts)])).toEqual({ question: 'What of\nboats?' });
  });

  it('leaves out what has no text, and the references that it had added itself', () => {
    const earlier = 'Thirty [1], twelve [2].\n\n[1]: http://host/interviews/a#q=1-2 "A"\n[2]: http://host/b "B"';
    const messages = [
      user('boats?'),
      assistant(null),
      { role: 'tool', content: 'x' },
      assistant(earlier),
      user('and now?'),
    ];
    expect(ask(messages).history).toEqual([
      { role: 'user', content: 'boats?' },
      { role: 'assistant', content: 'Thirty [1], twelve [2].' },
    ]);
  });

  it('cuts a history to the newest 20 messages of at most 8,000 characters', () => {
    const long = Array.from({ length: 50 }, (_, i) => user(`${i} ${'x'.repeat(9_000)}`));
    const { history } = ask([...long, user('now?')]);
    expect(history).toHaveLength(20);
    expect(history![0]!.content.startsWith('30 ')).toBe(true);
    expect(history!.every((m) => m.content.length === 8_000)).toBe(true);
  });

  it.each([
    ['nothing by the user', [assistant('hello')]],
    ['an empty question', [user('  ')]],
    ['a picture alone', [user([{ type: 'image_url' }])]],
    ['a question of 1,001 characters', [user('x'.repeat(1_001))]],
    ['a question of 1,001 parrots', [user('🦜'.repeat(1_001))]],
  ])('refuses %s', (_name, messages) => {
    expect(() => ask(messages)).toThrow(ChatRequestError);
  });

  it('counts characters as the contract does', () => {
    const question = '🦜'.repeat(1_000);
    expect(AskRequest.safeParse({ question }).success).toBe(true);
    expect(ask([user(question)])).toEqual({ question });
    expect(AskRequest.safeParse({ question: `${question}?` }).success).toBe(false);
  });
});

/** Prompts that a person can pick in a client: what to ask the tools, and how to report it. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const RULES =
  'Quote only what the tools return, word for word, with speaker, outlet, day and link. Keep the journalists’ words apart ' +
  'from the interviewee’s. Where the tools find nothing, say so. What is quoted is what somebody said, not a fact.';

const subject = z.string().min(1).max(300);

const say = (text: string) => ({
  messages: [{ role: 'user' as const, content: { type: 'text' as const, text: `${text}\n\n${RULES}` } }],
});

export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    'position_over_time',
    {
      title: 'Position over time',
      description: 'How what was said on a subject went on from one interview to the next',
      argsSchema: { subject: subject.describe('For instance: peacekeepers') },
    },
    ({ subject }) =>
      say(
        `Use count_mentions to see in which interviews “${subject}” comes up, then ask what was said about it, with from and to for each period. ` +
          'Set out in order of time what was said, what is new and what differs.',
      ),
  );
  server.registerPrompt(
    'fact_check_brief',
    {
      title: 'Fact-check brief',
      description: 'What the transcripts hold on a claim, for whoever checks it elsewhere',
      argsSchema: { claim: subject.describe('The claim as it is reported') },
    },
    ({ claim }) =>
      say(
        `Was this said: “${claim}”? Use find_phrase for its distinctive words and ask for its substance; read each passage in its place with read_passage. ` +
          'Report the exact words, what they reply to, whether anything said elsewhere differs, and what the transcripts do not settle.',
      ),
  );
  server.registerPrompt(
    'what_was_he_asked',
    {
      title: 'What was he asked',
      description: 'The journalists’ questions on a subject, and how each was answered',
      argsSchema: { subject },
    },
    ({ subject }) =>
      say(
        `Use search with roles ["interviewer"] for “${subject}”, and read_passage for what followed each question. ` +
          'List the questions in order of time, each with the opening of its reply; say which were not answered.',
      ),
  );
}

import type { Page } from 'playwright-core';
import { corpus } from './fake-corpus.ts';

/** Puts a question that is asked again into an interview, before it is loaded. */
export async function servePressed(page: Page, id: string): Promise<void> {
  const entry = corpus.entries.find((e) => e.interview.id === id)!;
  const first = entry.turns.findIndex((t, i) => t.role === 'interviewer' && entry.turns[i + 2]?.role === 'interviewer');
  const said = [
    'Who paid for the lighthouse repairs in winter?',
    'Our sailors are brave.',
    'But the lighthouse repairs, who paid for them?',
  ];
  const turns = entry.turns.map((turn, i) => ({ ...turn, text: said[i - first] ?? turn.text }));
  await page.route(`**/api/interviews/${id}`, (route) => route.fulfill({ json: { ...entry, turns } }));
}

import { html, nothing } from 'lit';
import type { Turn } from '../../server/contract/contract.ts';
import { researchMessages } from '../locale/research-locale.ts';
import { type Pressed, pressedQuestions } from './pressed-questions.ts';

/** A transcript is drawn again at every letter that is sought in it. */
const found = new WeakMap<readonly Turn[], Pressed[]>();

function pressedIn(turns: readonly Turn[]): Pressed[] {
  const known = found.get(turns) ?? pressedQuestions(turns);
  found.set(turns, known);
  return known;
}

/** Questions that were asked again, with the rule by which they were found. */
export function pressedView(turns: readonly Turn[], lang: string, language: string, goTo: (turn: string) => void) {
  const pressed = pressedIn(turns);
  if (pressed.length === 0) return nothing;
  const r = researchMessages(lang).pressed;
  const turn = ({ id, text }: Turn, name: string) =>
    html`<button lang=${language} @click=${() => goTo(id)}><span class="small muted" lang=${lang}>${name}</span> <span dir="auto">${text}</span></button>`;
  return html`<details class="pressed"><summary>${r.title} <span class="muted">(${pressed.length})</span></summary>
    <p class="small muted">${r.rule}</p>
    <ol class="outline">${pressed.map(
      ({ asked, reply, again }) => html`<li>${turn(asked, r.asked)}${turn(reply, r.reply)}${turn(again, r.again)}</li>`,
    )}</ol></details>`;
}

import { html, nothing } from 'lit';

/** One of several values, or all of them; nothing where there are no several. */
export function choice(
  name: string,
  all: string,
  values: readonly string[],
  chosen: string | undefined,
  choose: (value: string | undefined) => void,
) {
  const distinct = [...new Set(values)].sort();
  if (distinct.length < 2) return nothing;
  return html`<label>${name} <select @change=${(e: Event) => choose((e.target as HTMLSelectElement).value || undefined)}>
    <option value="">${all}</option>${distinct.map((v) => html`<option value=${v} ?selected=${v === chosen}>${v}</option>`)}</select></label>`;
}

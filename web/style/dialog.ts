import { css } from 'lit';

/** A dialog's frame and heading; how wide it is says each itself. */
export const dialogStyle = css`
  dialog {
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
    color: var(--_ink);
    padding: 1.25rem;
    box-shadow: var(--_shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  h2 {
    font-size: 1.1rem;
  }
`;

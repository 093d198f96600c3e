import { css } from 'lit';

/** Whoever asks stands in sans, indented behind a dotted edge, under their name; whoever answers in serif behind the accent. */
export const answerStyle = css`
  :host {
    display: block;
  }
  .answer {
    display: grid;
    gap: 1.3rem;
    overflow-wrap: anywhere;
  }
  .head {
    color: var(--_muted);
  }
  .overview li {
    padding-block: 0.15rem;
  }
  .group {
    display: grid;
    gap: 1rem;
  }
  .group h3 {
    font-family: var(--_serif);
    font-size: 1.15rem;
    border-block-end: 1px solid var(--_rule);
    padding-block-end: 0.2rem;
  }
  .block {
    display: grid;
    gap: 0.5rem;
  }
  .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 0.5rem;
    font-size: 0.9rem;
    color: var(--_muted);
  }
  .lead .day {
    white-space: nowrap;
  }
  .lead .tools {
    display: inline-flex;
    margin-inline-start: auto;
  }
  .open {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    text-align: start;
    font-size: inherit;
    color: var(--_ink);
  }
  .open strong {
    font-weight: 600;
  }
  .open:hover strong {
    text-decoration: underline;
  }
  blockquote.asked {
    margin-inline-start: 1rem;
    padding-inline-start: 0.8rem;
    border-inline-start: 2px dotted var(--_edge);
    font: 0.95rem / 1.5 var(--_sans);
    color: var(--_muted);
  }
  blockquote.asked .by {
    display: block;
    font-weight: 600;
    font-size: 0.85rem;
  }
  blockquote.reply {
    font-family: var(--_serif);
    font-size: 1.08rem;
    line-height: 1.55;
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--_accent);
  }
  blockquote.reply:is(.interviewer, .other) {
    border-inline-start: 2px dashed var(--_edge);
    font-family: var(--_sans);
    font-size: 1rem;
  }
  .gap {
    color: var(--_muted);
  }
  .more {
    font: 0.85rem var(--_sans);
    min-height: 1.5rem;
  }
  .filled {
    color: var(--_muted);
  }
  .mark {
    display: inline-flex;
    min-height: 1.5rem;
    min-width: 1.5rem;
    padding: 0 0.3rem;
    margin-inline-start: 0.2rem;
    border: 1px solid var(--_rule);
    border-radius: 0.9rem;
    background: var(--_tint);
    color: var(--_accent);
    font: 600 0.78rem / 1 var(--_sans);
    font-variant-numeric: tabular-nums;
    vertical-align: 0.12em;
  }
  .mark:hover,
  .mark:focus-visible {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .card {
    width: min(25rem, calc(100vw - 1rem));
    max-height: 80vh;
    overflow: auto;
    padding: 0.9rem 1rem;
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: var(--_shadow);
  }
  .address {
    display: none;
  }
  @media print {
    .address {
      display: block;
      font: 0.75rem var(--_mono);
      overflow-wrap: anywhere;
    }
    .tools,
    .more {
      display: none !important;
    }
    .block {
      break-inside: avoid;
    }
  }
`;

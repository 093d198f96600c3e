import { css } from 'lit';

export const exchangeStyle = css`
  :host {
    display: block;
  }
  .question {
    font-size: 1.3rem;
    line-height: 1.3;
    font-weight: 600;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
    padding-block: 0.2rem 0.6rem;
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.5rem;
    margin-block-end: 0.7rem;
    font-size: 0.85rem;
    color: var(--_muted);
  }
  .chip {
    font-size: inherit;
    color: var(--_ink);
    gap: 0.3em;
  }
  .chip .icon {
    width: 0.9em;
  }
  .stage {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    color: var(--_muted);
    padding-block: 0.3rem;
  }
  .stage::before {
    content: '';
    width: 0.6rem;
    height: 0.6rem;
    border-radius: 50%;
    background: var(--_accent);
    animation: breathe 1.4s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
  .answer {
    display: grid;
    gap: 0.7rem;
    overflow-wrap: anywhere;
  }
  .answer blockquote {
    font-family: var(--_serif);
    font-size: 1.08rem;
    line-height: 1.55;
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--_accent);
  }
  .answer blockquote:is(.interviewer, .other) {
    border-inline-start: 2px dashed var(--_edge);
    font-family: var(--_sans);
    font-size: 1rem;
  }
  .answer blockquote:is(.interviewer, .other) .quote {
    font-family: inherit;
    font-size: inherit;
  }
  .answer p:has(+ blockquote) {
    margin-block-end: -0.35rem;
    font-size: 0.95rem;
    color: var(--_muted);
  }
  .answer blockquote + p:has(+ blockquote) {
    margin-block-start: 0.35rem;
  }
  .answer .quote {
    font-family: var(--_serif);
    font-size: 1.05em;
  }
  .answer .item {
    padding-inline-start: 1.1rem;
    position: relative;
  }
  .answer .item::before {
    content: '–';
    position: absolute;
    inset-inline-start: 0;
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
  .sources {
    margin-block-start: 1.1rem;
    border-block-start: 1px solid var(--_rule);
  }
  .sources h3 {
    margin: 0;
    padding-block: 0.6rem 0.2rem;
    font-size: 0.8rem;
    font-weight: 600;
    color: var(--_muted);
  }
  .source {
    display: grid;
    grid-template-columns: 1.7rem minmax(0, 1fr) auto;
    align-items: start;
    padding-block: 0.15rem;
    font-size: 0.9rem;
  }
  .source + .source {
    border-block-start: 1px dotted var(--_rule);
  }
  .source .number {
    padding-block: 0.35rem;
    color: var(--_accent);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .source .open {
    display: block;
    min-height: 0;
    padding: 0.35rem 0.2rem;
    border: 0;
    border-radius: 3px;
    text-align: start;
    text-decoration: none;
    color: inherit;
    font-size: inherit;
    line-height: 1.4;
  }
  .source .open:hover strong {
    text-decoration: underline;
  }
  .source strong {
    font-weight: 600;
  }
  .source .replied {
    display: block;
    color: var(--_muted);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.3rem 1rem;
    margin-block-start: 0.5rem;
    font-size: 0.82rem;
    color: var(--_muted);
  }
  .nearest {
    margin-block-start: 1.2rem;
  }
  .nearest h3 {
    margin: 0 0 0.4rem;
    font-size: 0.85rem;
    font-weight: 600;
    color: var(--_muted);
  }
  .passage {
    padding-block: 0.7rem;
    border-block-start: 1px solid var(--_rule);
  }
  .passage p.words {
    margin-block: 0.2rem 0.3rem;
    display: -webkit-box;
    -webkit-line-clamp: 4;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .next {
    margin-block-start: 0.5rem;
  }
  .notice .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.6rem;
  }
`;

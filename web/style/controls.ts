import { css } from 'lit';

/** Elements that every component draws the same way. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-height: 2.25rem;
    padding: 0.3rem 0.8rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    text-decoration: none;
    cursor: pointer;
    font-size: 0.9em;
    line-height: 1.2;
  }
  button:hover,
  .button:hover {
    background: var(--_tint);
  }
  button[disabled],
  button[aria-disabled='true'] {
    color: var(--_muted);
    border-color: var(--_rule);
    cursor: default;
    background: transparent;
  }
  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  button.primary:hover {
    filter: brightness(1.12);
  }
  button.primary[disabled] {
    border-color: var(--_rule);
    background: var(--_sunken);
    color: var(--_muted);
    filter: none;
  }
  button.quiet {
    border-color: transparent;
    color: var(--_muted);
    padding-inline: 0.5rem;
  }
  button.quiet:hover {
    color: var(--_ink);
  }
  button.link {
    display: inline;
    min-height: 0;
    padding: 0;
    border: 0;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    font-size: inherit;
    line-height: inherit;
  }
  button.link:hover {
    background: none;
    text-decoration-thickness: 2px;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  input[type='text'],
  input[type='search'],
  input[type='date'],
  select,
  textarea {
    min-height: 2.25rem;
    padding: 0.35rem 0.6rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_ink);
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 1.1rem;
    height: 1.1rem;
    accent-color: var(--_accent);
    margin: 0;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  svg.icon {
    width: 1.1em;
    height: 1.1em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.85em;
  }
  .words {
    font-family: var(--_serif);
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
  }
  .chip {
    min-height: 1.75rem;
    padding: 0.1rem 0.35rem 0.1rem 0.6rem;
    border-radius: 1rem;
    border-color: var(--_rule);
    background: var(--_tint);
    font-size: 0.82em;
  }
  .notice {
    border-inline-start: 3px solid var(--_warn);
    padding: 0.5rem 0.9rem;
    background: var(--_sunken);
    border-radius: 0 var(--_radius) var(--_radius) 0;
  }
  .notice strong {
    display: block;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    mark {
      outline: 1px solid;
    }
  }
`;

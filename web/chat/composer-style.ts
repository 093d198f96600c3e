import { css } from 'lit';

export const composerStyle = css`
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
  }
  .composer {
    padding: 0.6rem var(--_gutter, 1.5rem) 0.7rem;
    background: var(--_paper);
    border-block-start: 1px solid var(--_rule);
    overflow: hidden;
    scrollbar-gutter: stable;
  }
  .composer > * {
    max-width: 43rem;
    margin-inline: auto;
  }
  .composer .chips {
    margin-block-end: 0.5rem;
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 0.4rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 2);
    background: var(--_raised);
    padding: 0.3rem;
  }
  form:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 2.25rem;
    max-height: 9rem;
    padding: 0.45rem 0.5rem;
    border: 0;
    background: none;
    resize: none;
    line-height: 1.4;
    field-sizing: content;
  }
  textarea:focus-visible {
    outline: none;
  }
  form button {
    min-width: 2.25rem;
    flex: none;
  }
  form button.primary {
    border-radius: calc(var(--_radius) * 1.4);
  }
  .hint {
    font-size: 0.78rem;
    line-height: 1.35;
    color: var(--_muted);
    padding-block-start: 0.45rem;
    text-align: center;
  }
  .chip .icon {
    width: 0.9em;
  }
  .chip.fixed {
    display: inline-flex;
    align-items: center;
    border: 1px solid var(--_rule);
    padding-inline: 0.6rem;
  }
  .offered {
    position: absolute;
    inset-inline: var(--_gutter, 1.5rem);
    inset-block-end: calc(100% - 0.4rem);
    max-width: 43rem;
    margin-inline: auto;
    z-index: 1;
    max-height: 40dvh;
    overflow: auto;
    padding: 0.3rem;
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }
  [role='option'] {
    padding: 0.4rem 0.6rem;
    border-radius: var(--_radius);
    font-family: var(--_serif);
    cursor: pointer;
  }
  [role='option']:hover,
  [role='option'][aria-selected='true'] {
    background: var(--_tint);
  }
  [role='option'][aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  @container (max-width: 480px) {
    .composer {
      padding-inline: 1rem;
    }
    .filter-word {
      display: none;
    }
  }
  @media (max-height: 30rem) {
    .composer {
      padding-block: 0.35rem;
    }
    .hint {
      display: none;
    }
  }
`;

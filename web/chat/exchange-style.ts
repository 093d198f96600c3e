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
  .plain {
    white-space: pre-line;
    overflow-wrap: anywhere;
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
  .passage .lead {
    display: flex;
    justify-content: space-between;
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

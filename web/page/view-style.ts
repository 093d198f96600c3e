import { css } from 'lit';

/** What the page's reading views have in common. */
export const viewStyle = css`
  :host {
    display: block;
    /* What is hidden from sight within scrolls with it. */
    position: relative;
    height: 100%;
    overflow: auto;
    padding: 1.75rem var(--_gutter, 1.5rem) 4rem;
  }
  .column {
    max-width: 46rem;
    margin-inline: auto;
  }
  h2 {
    font-family: var(--_serif);
    font-size: 1.75rem;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .lead {
    color: var(--_muted);
    margin-block: 0.4rem 1.2rem;
    max-width: 38rem;
  }
  form.query {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-end: 1rem;
  }
  form.query input {
    flex: 1 1 12rem;
    min-width: 0;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    margin-block: 1rem 0.4rem;
  }
  .empty {
    margin-block: 1rem;
  }
  .empty p + p {
    margin-block-start: 0.4rem;
  }
  @media (max-width: 40rem) {
    :host {
      padding: 1.1rem 1rem 3rem;
    }
    h2 {
      font-size: 1.45rem;
    }
  }
  @media print {
    :host {
      height: auto;
      overflow: visible;
      padding: 0;
    }
    form,
    nav,
    button {
      display: none !important;
    }
  }
`;

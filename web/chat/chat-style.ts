import { css } from 'lit';

export const chatStyle = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-height: 0;
    height: 100%;
    container-type: inline-size;
  }
  .feed {
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scroll-padding-block: 1rem;
    padding: 1rem var(--_gutter, 1.5rem) 0;
    position: relative;
  }
  .column {
    max-width: 43rem;
    margin-inline: auto;
    min-height: 100%;
    display: flex;
    flex-direction: column;
    gap: 2.2rem;
  }
  .column > :last-child {
    padding-block-end: 1.5rem;
  }
  .column.filled > .exchange:last-of-type {
    min-height: var(--_feed-height, 0);
  }
  .intro {
    margin-block: auto;
    padding-block: 1rem 1.5rem;
  }
  .examples h3 {
    font-size: 0.85rem;
    font-weight: 600;
    color: var(--_muted);
    margin-block: 1.6rem 0.4rem;
  }
  .examples li {
    border-block-start: 1px solid var(--_rule);
  }
  .examples li:last-child {
    border-block-end: 1px solid var(--_rule);
  }
  .examples button {
    display: flex;
    justify-content: flex-start;
    width: 100%;
    min-height: 2.75rem;
    border: 0;
    border-radius: 0;
    padding-inline: 0.3rem;
    text-align: start;
    font-family: var(--_serif);
    font-size: 1.05rem;
  }
  @container (max-width: 480px) {
    .feed {
      padding-inline: 1rem;
    }
  }
  @media print {
    :host {
      display: block;
      height: auto;
      container-type: normal;
    }
    .feed {
      overflow: visible;
      padding: 0;
    }
    .column.filled > .exchange:last-of-type {
      min-height: 0;
    }
    otr-composer {
      display: none;
    }
  }
`;

import { css } from 'lit';

export const appStyle = css`
  :host {
    display: block;
    background: var(--_paper);
    --_gutter: 1.5rem;
  }
  .page {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100dvh;
  }
  .skip:not(:focus) {
    position: absolute;
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  .skip:focus {
    position: absolute;
    z-index: 3;
    inset-inline-start: 1rem;
    inset-block-start: 0.5rem;
    background: var(--_raised);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 0.3rem 1.5rem;
    padding: 0.35rem 1.5rem;
    border-block-end: 1px solid var(--_rule);
  }
  h1 {
    font-family: var(--_serif);
    font-size: 1.2rem;
    font-weight: 700;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  h1 a {
    color: inherit;
    text-decoration: none;
  }
  nav {
    display: flex;
    gap: 0.2rem;
    flex: 1;
  }
  nav a {
    display: inline-flex;
    align-items: center;
    min-height: 2.4rem;
    padding-inline: 0.65rem;
    color: var(--_muted);
    font-size: 0.93rem;
    text-decoration: none;
    white-space: nowrap;
    border-block-end: 2px solid transparent;
    border-block-start: 2px solid transparent;
  }
  nav a:hover {
    color: var(--_ink);
  }
  nav a[aria-current='page'] {
    color: var(--_ink);
    font-weight: 600;
    border-block-end-color: var(--_accent);
  }
  .end {
    display: flex;
    align-items: center;
  }
  .clippings {
    border: 0;
    font-variant-numeric: tabular-nums;
  }
  .clippings[aria-current] {
    background: var(--_tint);
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
  }
  .panes.two {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr);
  }
  .panes.alone > .view {
    display: none;
  }
  .panes > * {
    min-height: 0;
    min-width: 0;
  }
  .view {
    position: relative;
    height: 100%;
  }
  .view > * {
    height: 100%;
  }
  .view > .notice {
    height: auto;
  }
  .beside {
    border-inline-start: 1px solid var(--_rule);
    height: 100%;
  }
  .welcome {
    font-family: var(--_serif);
    font-size: 2.3rem;
    font-weight: 600;
    line-height: 1.15;
    letter-spacing: -0.02em;
  }
  .collection {
    font-size: 1.05rem;
    color: var(--_muted);
    margin-block-start: 0.6rem;
    max-width: 36rem;
  }
  @media print {
    .page,
    .panes,
    .panes.two {
      display: block;
      height: auto;
    }
    .head,
    .panes.two > .view {
      display: none;
    }
    .view,
    .view > *,
    .beside {
      height: auto;
      border: 0;
    }
  }
  @media (max-width: 52rem) {
    .head {
      flex-wrap: wrap;
      padding: 0.3rem 0.75rem 0;
    }
    h1 {
      flex: 1;
      padding-inline-start: 0.25rem;
    }
    nav {
      order: 3;
      flex-basis: 100%;
      gap: 0;
      justify-content: space-between;
      overflow-x: auto;
      scrollbar-width: none;
    }
    nav a {
      padding-inline: 0.15rem;
      font-size: 0.82rem;
    }
    .panes.two {
      grid-template-columns: minmax(0, 1fr);
    }
    .panes.two .view {
      display: none;
    }
    .beside {
      border: 0;
    }
    .welcome {
      font-size: 1.9rem;
    }
  }
  /* Little height, as with large zoom: one row. */
  @media (max-height: 30rem) and (min-width: 34rem) and (max-width: 52rem) {
    .head {
      flex-wrap: nowrap;
      padding-block-start: 0;
    }
    h1 {
      flex: none;
      font-size: 1rem;
    }
    nav {
      order: 0;
      flex: 1 1 0;
      min-width: 0;
      justify-content: flex-start;
      gap: 0.4rem;
    }
  }
`;

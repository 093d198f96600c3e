import { css } from 'lit';

export const widgetStyle = css`
  :host {
    all: initial;
    display: block;
    height: 36rem;
    max-height: 100%;
    min-height: 20rem;
    text-align: start;
    --_gutter: 1.1rem;
  }
  /* What a site does to every element at once must not reach this one. */
  :host {
    color-scheme: light dark;
    opacity: 1 !important;
    filter: none !important;
    transform: none !important;
    clip-path: none !important;
    visibility: visible !important;
    pointer-events: auto !important;
    columns: auto !important;
    zoom: 1 !important;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  /* Sites' rules for every element inherit past the host, but not past this. */
  .root {
    all: initial;
    display: contents;
    color-scheme: inherit;
    font-family: var(--_sans);
    font-size: var(--_size);
    line-height: 1.55;
    color: var(--_ink);
    text-align: start;
  }
  .words {
    padding: 0.3rem 1.1rem;
    border-block-end: 1px solid var(--_rule);
    font-size: 0.8rem;
    line-height: 1.4;
    color: var(--_muted);
  }
  :host([hidden]) {
    display: none;
  }
  :host([floating]) {
    position: fixed;
    inset-block-end: 1rem;
    inset-inline-end: 1rem;
    width: auto;
    height: auto;
    min-height: 0;
    max-height: none;
    z-index: var(--otr-z-index, 1000);
  }
  .frame {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    position: relative;
    height: 100%;
    border: 1px solid var(--_rule);
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--_paper);
    color: var(--_ink);
    overflow: hidden;
  }
  :host([floating]) .frame {
    width: min(26rem, calc(100vw - 2rem));
    height: min(40rem, calc(100dvh - 6rem));
    margin-block-end: 0.75rem;
    box-shadow: var(--_shadow);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-height: 3rem;
    padding-inline: 1.1rem 0.5rem;
    border-block-end: 1px solid var(--_rule);
  }
  h2 {
    font-family: var(--_serif);
    font-size: 1.05rem;
  }
  .launcher {
    display: flex;
    margin-inline-start: auto;
    min-height: 3rem;
    padding-inline: 1.1rem;
    border-radius: 1.5rem;
    box-shadow: var(--_shadow);
    font-family: var(--_sans);
    font-size: 0.95rem;
  }
  otr-chat {
    grid-row: 3;
  }
  otr-passage {
    position: absolute;
    inset: 0;
    z-index: 1;
  }
  @media (max-width: 520px) {
    :host([floating][open]) .frame {
      position: fixed;
      inset: 0;
      width: auto;
      height: 100dvh;
      margin: 0;
      border: 0;
      border-radius: 0;
    }
    :host([floating][open]) .launcher {
      display: none;
    }
  }
`;

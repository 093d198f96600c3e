import { css } from 'lit';

export const transcriptStyle = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    height: 100%;
    background: var(--_raised);
  }
  header {
    padding: 0.8rem 1.5rem 0.7rem;
    border-block-end: 1px solid var(--_rule);
  }
  .top {
    display: flex;
    align-items: flex-start;
    gap: 0.75rem;
  }
  .top > div {
    flex: 1;
    min-width: 0;
  }
  h2 {
    font-size: 1.15rem;
    line-height: 1.3;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
    margin-block-start: 0.6rem;
  }
  .tools input {
    flex: 1 1 9rem;
    min-width: 0;
  }
  .tools .count {
    min-width: 5.2rem;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .square {
    width: 2.25rem;
    padding: 0;
  }
  .scroll {
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 1.5rem 4rem;
    position: relative;
  }
  .body {
    max-width: 40rem;
    margin-inline: auto;
  }
  details {
    border-block-end: 1px solid var(--_rule);
  }
  summary {
    min-height: 2.5rem;
    display: flex;
    align-items: center;
    gap: 0.4rem;
    cursor: pointer;
    font-size: 0.9rem;
    color: var(--_accent);
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '›';
    font-size: 1.2em;
    transition: transform 0.15s;
  }
  details[open] summary::before {
    transform: rotate(90deg);
  }
  .outline {
    padding-block-end: 0.6rem;
  }
  .outline li + li {
    border-block-start: 1px dotted var(--_rule);
  }
  .outline button {
    display: block;
    width: 100%;
    border: 0;
    border-radius: 3px;
    padding: 0.5rem 0.6rem;
    text-align: start;
    font-size: 0.9rem;
    line-height: 1.4;
  }
  .outline span {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .turn {
    padding-block: 1.1rem 0;
  }
  .speaker {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5rem;
    font-family: var(--_sans);
    font-size: 0.85rem;
    margin-block-end: 0.25rem;
  }
  .speaker strong {
    font-weight: 650;
  }
  .speaker .role {
    color: var(--_muted);
  }
  .speaker button {
    min-height: 1.5rem;
    min-width: 1.5rem;
    padding: 0 0.3rem;
    border-radius: 1rem;
    font-size: 0.75rem;
  }
  .why {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: 0.82rem;
  }
  .turn.interviewee p {
    font-family: var(--_serif);
    font-size: 1.06rem;
    line-height: 1.65;
  }
  .turn.interviewer,
  .turn.other {
    margin-inline-start: 1.75rem;
    padding-inline-start: 0.9rem;
    border-inline-start: 2px dashed var(--_edge);
    margin-block-start: 1.1rem;
    padding-block-start: 0;
  }
  .turn.other {
    border-inline-start-style: dotted;
  }
  .turn.interviewer p,
  .turn.other p {
    font-size: 0.95rem;
    line-height: 1.55;
  }
  .paragraph {
    position: relative;
    scroll-margin-block: 5rem;
  }
  .paragraph + .paragraph {
    margin-block-start: 0.7rem;
  }
  .paragraph otr-quote-menu {
    float: inline-end;
    margin-inline-start: 0.3rem;
    margin-block-start: 0.05rem;
  }
  @media (hover: hover) {
    .paragraph otr-quote-menu {
      opacity: 0;
    }
    .paragraph:hover otr-quote-menu,
    .paragraph:focus-within otr-quote-menu {
      opacity: 1;
    }
  }
  mark {
    background: var(--_mark);
    color: var(--_mark-ink);
    padding-block: 0.1em;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
    scroll-margin-block: 8rem;
  }
  /* Places that take the focus so that reading goes on from there; they are no controls. */
  mark:focus,
  h2:focus {
    outline: none;
  }
  mark.found {
    background: var(--_found);
    color: var(--_ink);
  }
  mark.current {
    outline: 2px solid var(--_ink);
  }
  .note {
    padding-block: 1.1rem 0;
    color: var(--_muted);
    font-size: 0.9rem;
    white-space: pre-line;
  }
  .note.heading {
    color: var(--_ink);
    font-weight: 650;
    font-size: 1.05rem;
  }
  .note.narration,
  .note.editorial {
    font-style: italic;
    font-family: var(--_serif);
  }
  .notice {
    margin-block: 1rem;
  }
  @media (max-width: 40rem) {
    header {
      padding: 0.6rem 1rem;
    }
    .scroll {
      padding-inline: 1rem;
    }
    .turn.interviewer,
    .turn.other {
      margin-inline-start: 0.75rem;
    }
  }
  @media print {
    :host {
      display: block;
      height: auto;
    }
    .scroll {
      overflow: visible;
      height: auto;
    }
    .tools,
    details,
    button,
    otr-quote-menu {
      display: none !important;
    }
  }
`;

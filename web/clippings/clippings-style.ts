import { css } from 'lit';

export const clippingsStyle = css`
  .save {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
  }
  ol {
    margin-block-start: 1rem;
  }
  li {
    border-block-start: 1px solid var(--_rule);
    padding-block: 0.9rem;
    display: grid;
    gap: 0.5rem;
  }
  li .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 0.5rem;
    margin: 0;
    max-width: none;
    font-size: 0.9rem;
  }
  li .lead otr-quote-menu {
    margin-inline-start: auto;
  }
  .open {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    color: var(--_ink);
    font-size: inherit;
  }
  .open:hover {
    text-decoration: underline;
  }
  .asked {
    margin-inline-start: 1rem;
    padding-inline-start: 0.8rem;
    border-inline-start: 2px dotted var(--_edge);
    font-size: 0.9rem;
    color: var(--_muted);
    display: -webkit-box;
    -webkit-line-clamp: 4;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .asked .by {
    display: block;
    font-weight: 600;
  }
  blockquote {
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--_accent);
    font-family: var(--_serif);
    font-size: 1.08rem;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  blockquote:is(.interviewer, .other) {
    border-inline-start: 2px dashed var(--_edge);
    font-family: var(--_sans);
    font-size: 1rem;
  }
  label.remark {
    display: grid;
  }
  p.remark {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  textarea {
    resize: vertical;
    field-sizing: content;
  }
  .order {
    display: flex;
    justify-content: flex-end;
    gap: 0.2rem;
  }
  @media print {
    label.remark textarea {
      border: 0;
      padding: 0;
    }
    .asked {
      display: block;
    }
  }
`;

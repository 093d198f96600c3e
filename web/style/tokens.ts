import { css } from 'lit';

/**
 * The look in one place, set on a root element and inherited by everything inside. Every value can be set from outside
 * by its `--otr-*` name; within the components it is read as `--_*`. An accent is darkened or lightened until it can be read.
 */
export const tokens = css`
  :host {
    color-scheme: light dark;
    --_ink: var(--otr-ink, light-dark(#1f1c18, #ece7dd));
    --_muted: var(--otr-muted, light-dark(#5d564c, #b0a899));
    --_paper: var(--otr-paper, light-dark(#fbf9f5, #181613));
    --_raised: var(--otr-raised, light-dark(#ffffff, #221f1b));
    --_sunken: var(--otr-sunken, light-dark(#f2eee6, #100f0d));
    --_rule: var(--otr-rule, light-dark(#ded7ca, #3b362f));
    --_edge: var(--otr-edge, light-dark(#857c6e, #8b8273));
    --_accent: light-dark(
      oklch(from var(--otr-accent, #1f5673) min(l, 0.52) c h),
      oklch(from var(--otr-accent, #8ec5e2) max(l, 0.75) c h)
    );
    --_on-accent: var(--otr-on-accent, light-dark(#ffffff, #10202a));
    --_tint: var(--otr-tint, light-dark(#e4eef3, #1e3340));
    --_mark: var(--otr-mark, light-dark(#fbe6a2, #5f4c12));
    --_mark-ink: var(--otr-mark-ink, light-dark(#1f1c18, #fff6d8));
    --_found: var(--otr-found, light-dark(#cfe5d0, #234a2b));
    --_warn: var(--otr-warn, light-dark(#8a3a12, #f0b08a));
    --_serif: var(--otr-serif, 'Iowan Old Style', 'Source Serif 4', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', serif);
    --_sans: var(--otr-sans, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    --_radius: var(--otr-radius, 6px);
    --_size: var(--otr-size, 1rem);
    --_shadow: 0 1px 2px rgb(0 0 0 / 0.08), 0 8px 28px rgb(0 0 0 / 0.14);
    font-family: var(--_sans);
    font-size: var(--_size);
    line-height: 1.55;
    color: var(--_ink);
    -webkit-text-size-adjust: 100%;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;

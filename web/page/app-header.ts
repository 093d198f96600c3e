import { html, nothing } from 'lit';
import type { PageMessages } from '../locale/page-en.ts';
import { icons } from '../style/icons.ts';
import { SECTIONS, type View, viewUrl } from './route.ts';

type Header = { p: PageMessages; view: View; clippings: number; skip: () => void; menus: unknown };

export const appHeader = ({ p, view, clippings, skip, menus }: Header) => html`<header class="head">
    <a class="button skip" href="#ask" @click=${(e: Event) => {
      e.preventDefault();
      skip();
    }}>${p.skip}</a>
    <h1><a href="/">On the Record</a></h1>
    <nav aria-label=${p.navigation}>${SECTIONS.map(
      (v) => html`<a href=${viewUrl(v)} aria-current=${v === view ? 'page' : nothing}>${p.view[v]}</a>`,
    )}</nav>
    <div class="end">
      <a class="button quiet clippings" href=${viewUrl('clippings')} title=${p.view.clippings} aria-current=${view === 'clippings' ? 'page' : nothing}
        aria-label=${p.clippings(clippings)}>${icons.pin}${clippings > 0 ? html`<span>${clippings}</span>` : nothing}</a>
      ${menus}
    </div></header>`;

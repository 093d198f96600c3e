import { html, nothing, type TemplateResult } from 'lit';
import type { CollectionResponse } from '../../server/contract/collection.ts';
import type { Interview } from '../../server/contract/contract.ts';
import type { Client } from '../api/client.ts';
import type { ClippingStore } from '../clippings/clipping-store.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';
import type { Navigation } from './navigation.ts';
import type { RoomKind } from './rooms.ts';
import { viewUrl } from './route.ts';

type Shown = {
  m: ChatMessages;
  p: PageMessages;
  client: Client;
  base: string;
  navigation: Navigation;
  collection: CollectionResponse | undefined;
  interviews: Interview[] | undefined;
  clippings: ClippingStore;
  /** An interview that was asked for and is not here. */
  missing: string | undefined;
};

/** The view beside or instead of the conversation, which stays where it is. */
export function viewOf(shown: Shown): TemplateResult | typeof nothing {
  const { m, p, client, base, navigation, collection, interviews, clippings, missing } = shown;
  const { route, query } = navigation;
  const onQuery = (e: CustomEvent<string>) => {
    navigation.go(viewUrl(route.view, e.detail), route.view);
  };
  switch (route.view) {
    case 'interviews':
      return html`<otr-interviews .m=${m} .p=${p} .client=${client} .current=${route.interview} .missing=${missing}></otr-interviews>`;
    case 'phrases':
      return html`<otr-phrases .m=${m} .p=${p} .client=${client} .base=${base} .examples=${collection?.phrases ?? []} .query=${query} @otr-query=${onQuery}></otr-phrases>`;
    case 'timeline':
      return html`<otr-timeline .m=${m} .p=${p} .client=${client} .base=${base} .interviews=${interviews} .examples=${collection?.themes ?? []} .query=${query} @otr-query=${onQuery}></otr-timeline>`;
    case 'compare':
      return html`<otr-compare .m=${m} .p=${p} .client=${client} .base=${base} .query=${query} .filters=${route.filters} .interviews=${interviews} .by=${route.by}
          @otr-compare=${(e: CustomEvent<{ query: string; outlets: string[]; by: RoomKind }>) => {
            const { query, outlets, by } = e.detail;
            navigation.go(
              viewUrl('compare', query, outlets.length > 1 ? { outlets } : {}, by === 'outlet' ? undefined : by),
              'compare',
            );
          }}></otr-compare>`;
    case 'clippings':
      return html`<otr-clippings .m=${m} .client=${client} .base=${base} .store=${clippings} .packed=${route.packed}
          @otr-added=${() => navigation.go(viewUrl('clippings'), 'clippings')}></otr-clippings>`;
    case 'about':
      return html`<otr-about .m=${m} .p=${p} .client=${client} .base=${base}></otr-about>`;
    default:
      return nothing;
  }
}

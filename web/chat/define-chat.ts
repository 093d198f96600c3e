import { AnswerView } from './answer-view.ts';
import { ChatView } from './chat-view.ts';
import { CitationCard } from './citation-card.ts';
import { Composer } from './composer.ts';
import { ExchangeView } from './exchange-view.ts';
import { FilterEditor } from './filter-editor.ts';
import { QuoteMenu } from './quote-menu.ts';
import { TextDialog } from './text-dialog.ts';

const elements: Record<string, CustomElementConstructor> = {
  'otr-text-dialog': TextDialog,
  'otr-quote-menu': QuoteMenu,
  'otr-citation-card': CitationCard,
  'otr-answer': AnswerView,
  'otr-exchange': ExchangeView,
  'otr-filter-editor': FilterEditor,
  'otr-composer': Composer,
  'otr-chat': ChatView,
};

/** Registers the chat's elements, once, however often the script is loaded. */
export function defineChat(): void {
  for (const [name, element] of Object.entries(elements))
    if (!customElements.get(name)) customElements.define(name, element);
}

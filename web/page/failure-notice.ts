import { html, type TemplateResult } from 'lit';
import type { Failure } from '../api/failure.ts';
import type { ChatMessages } from '../locale/chat-en.ts';
import type { PageMessages } from '../locale/page-en.ts';

/** What failed, what to do, and a button that does it. */
export const failureNotice = (failure: Failure, m: ChatMessages, p: PageMessages, retry: () => void): TemplateResult =>
  html`<div class="notice" role="alert" data-failure=${failure.kind}><strong>${m.fail[failure.kind]}</strong>
    ${failure.kind === 'rejected' && failure.detail ? html`<p class="small" dir="auto">${failure.detail}</p>` : ''}
    <p><button @click=${retry}>${p.tryAgain}</button></p></div>`;

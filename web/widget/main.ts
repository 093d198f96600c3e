import { defineChat } from '../chat/define-chat.ts';
import { OnTheRecordChat } from './on-the-record-chat.ts';
import { PassagePanel } from './passage-panel.ts';

defineChat();
if (!customElements.get('otr-passage')) customElements.define('otr-passage', PassagePanel);
if (!customElements.get('on-the-record-chat')) customElements.define('on-the-record-chat', OnTheRecordChat);

import { defineChat } from '../chat/define-chat.ts';
import { OnTheRecordChat } from './on-the-record-chat.ts';

defineChat();
if (!customElements.get('on-the-record-chat')) customElements.define('on-the-record-chat', OnTheRecordChat);

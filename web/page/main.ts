import { defineChat } from '../chat/define-chat.ts';
import { AppView } from './app-view.ts';
import { ConversationsPanel } from './conversations-panel.ts';
import { DisplayMenu } from './display-menu.ts';

defineChat();
customElements.define('otr-conversations', ConversationsPanel);
customElements.define('otr-display', DisplayMenu);
customElements.define('otr-app', AppView);

import { defineChat } from '../chat/define-chat.ts';
import { AboutView } from './about-view.ts';
import { AppView } from './app-view.ts';
import { ConversationsPanel } from './conversations-panel.ts';
import { DisplayMenu } from './display-menu.ts';
import { InterviewsView } from './interviews-view.ts';
import { PhrasesView } from './phrases-view.ts';
import { TimelineView } from './timeline-view.ts';
import { TranscriptView } from './transcript-view.ts';

defineChat();
customElements.define('otr-about', AboutView);
customElements.define('otr-conversations', ConversationsPanel);
customElements.define('otr-display', DisplayMenu);
customElements.define('otr-interviews', InterviewsView);
customElements.define('otr-phrases', PhrasesView);
customElements.define('otr-timeline', TimelineView);
customElements.define('otr-transcript', TranscriptView);
customElements.define('otr-app', AppView);

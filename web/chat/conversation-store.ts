import type { Conversation } from './export-conversation.ts';

/** Where conversations are kept between visits. In the reader's browser only, and only once they ask for it. */
export type ConversationStore = {
  readonly keeping: boolean;
  /** Newest first. */
  list(): Conversation[];
  save(conversation: Conversation): void;
  remove(id: string): void;
  /** Turned off, it forgets everything that was kept. */
  setKeeping(on: boolean): void;
};

const SESSION_KEY = 'on-the-record.session';

/** The conversation of this tab, so that a reload does not lose it; forgotten when the tab is closed. */
export const tabConversation = (storage: Storage | undefined) => ({
  read(): Conversation | undefined {
    try {
      const parsed: unknown = JSON.parse(storage?.getItem(SESSION_KEY) ?? 'null');
      return isConversation(parsed) ? parsed : undefined;
    } catch {
      return undefined;
    }
  },
  write(conversation: Conversation | undefined): void {
    try {
      if (conversation) storage?.setItem(SESSION_KEY, JSON.stringify(conversation));
      else storage?.removeItem(SESSION_KEY);
    } catch {
      // As below: it simply is not kept.
    }
  },
});

const isConversation = (c: unknown): c is Conversation =>
  typeof c === 'object' &&
  c !== null &&
  typeof (c as Conversation).id === 'string' &&
  Array.isArray((c as Conversation).exchanges);

const KEY = 'on-the-record.conversations';
const MOST = 50;

/** A store over `storage`; with none (or one that the browser refuses) conversations last as long as the page. */
export function createConversationStore(storage: Storage | undefined): ConversationStore {
  let kept: Conversation[] = [];
  let keeping = false;
  try {
    const raw = storage?.getItem(KEY);
    keeping = raw !== null && raw !== undefined;
    const parsed: unknown = raw ? JSON.parse(raw) : [];
    if (Array.isArray(parsed)) kept = parsed.filter(isConversation);
  } catch {
    kept = [];
  }
  const write = () => {
    try {
      if (keeping) storage?.setItem(KEY, JSON.stringify(kept));
      else storage?.removeItem(KEY);
    } catch {
      // A full or refused storage must not stop the conversation; it simply is not kept.
    }
  };
  return {
    get keeping() {
      return keeping;
    },
    list: () => [...kept],
    save(conversation) {
      kept = [conversation, ...kept.filter((c) => c.id !== conversation.id)].slice(0, MOST);
      write();
    },
    remove(id) {
      kept = kept.filter((c) => c.id !== id);
      write();
    },
    setKeeping(on) {
      keeping = on;
      write();
    },
  };
}

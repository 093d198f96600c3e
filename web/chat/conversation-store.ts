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
    if (Array.isArray(parsed)) kept = parsed.filter((c) => typeof c?.id === 'string' && Array.isArray(c?.exchanges));
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

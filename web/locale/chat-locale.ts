import { chatDe } from './chat-de.ts';
import { type ChatMessages, chatEn } from './chat-en.ts';
import { chatRu } from './chat-ru.ts';

/** Languages of the interface and their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', ru: 'Русский' } as const;
export type Language = keyof typeof LANGUAGES;

const messages: Record<Language, ChatMessages> = { en: chatEn, de: chatDe, ru: chatRu };

/** The first of the wanted languages (BCP 47) that the interface has; English when it has none. */
export function pickLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split('-')[0];
    if (language && Object.hasOwn(LANGUAGES, language)) return language as Language;
  }
  return 'en';
}

export const chatMessages = (language: Language): ChatMessages => messages[language];

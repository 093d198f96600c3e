import type { Language } from './chat-locale.ts';
import { pageDe } from './page-de.ts';
import { type PageMessages, pageEn } from './page-en.ts';
import { pageRu } from './page-ru.ts';

const messages: Record<Language, PageMessages> = { en: pageEn, de: pageDe, ru: pageRu };

export const pageMessages = (language: Language): PageMessages => messages[language];

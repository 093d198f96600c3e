import { researchDe } from './research-de.ts';
import { type ResearchMessages, researchEn } from './research-en.ts';
import { researchRu } from './research-ru.ts';

/** @param lang tag of the interface's language */
export const researchMessages = (lang: string): ResearchMessages =>
  lang === 'de' ? researchDe : lang === 'ru' ? researchRu : researchEn;

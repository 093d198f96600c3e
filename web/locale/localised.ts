/** A text that a collection gives by language; English is always there. */
export type ByLanguage<T> = { en: T; de?: T | undefined; ru?: T | undefined };

/** In the interface's language, where the collection has it, and the language that it is in. */
export function inLanguage<T>(text: ByLanguage<T>, lang: string): { text: T; lang: string } {
  const own = lang === 'de' || lang === 'ru' ? text[lang] : undefined;
  return own === undefined ? { text: text.en, lang: 'en' } : { text: own, lang };
}

/** The composer that a configuration names; the libraries it needs are loaded only if it names one. */
import type { Composer } from '../answer/draft.ts';
import type { Library } from '../library.ts';
import type { OnFailure } from './composer.ts';
import type { ChatSettings } from './settings.ts';

export type MakeComposer = (library: Library) => Composer;

/** @throws Error if the configuration is half there */
export async function configuredComposer(
  settings: ChatSettings,
  onFailure?: OnFailure,
): Promise<MakeComposer | undefined> {
  const { CHAT_BASE_URL, CHAT_MODEL } = settings;
  if (!CHAT_BASE_URL && !CHAT_MODEL) return undefined;
  if (!CHAT_BASE_URL || !CHAT_MODEL) {
    throw new Error('Set both CHAT_BASE_URL and CHAT_MODEL to use a chat model, or neither.');
  }
  const { openComposer } = await import('./composer.ts');
  return (library) => openComposer({ ...settings, CHAT_BASE_URL, CHAT_MODEL }, library, onFailure);
}

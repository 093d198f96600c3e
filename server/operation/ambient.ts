/**
 * Environment variables that libraries read by themselves. They may be set for quite another program, and would send what
 * is asked and answered to a third party, or another service's key to a chat server: only this program's own settings count.
 */

/** Tracing is the one thing that may be wanted; see `TRACE_TO_LANGSMITH`. */
const TRACING = /^(?:LANGSMITH|LANGCHAIN)_/;
/** Keys, organisations, projects, headers, base addresses and debug output of chat clients. */
const CHAT = /^(?:AZURE_)?OPENAI_/;

/**
 * Removes them. To be called before any library is loaded.
 *
 * @param tracing whether LangSmith's own variables are meant for this program
 * @returns the names of those removed, to be logged
 */
export function removeAmbient(env: NodeJS.ProcessEnv, tracing: boolean): string[] {
  const names = Object.keys(env).filter((name) => CHAT.test(name) || (!tracing && TRACING.test(name)));
  for (const name of names) delete env[name];
  return names;
}

/** Questions to begin with, in the language of the transcripts; each is answered by the first corpus. */
export const EXAMPLES = [
  'What was said about peacekeepers?',
  'What did he tell Sky News about Turkey’s role?',
  'How did he answer the accusation that Syrian mercenaries were fighting?',
  'Under what conditions would the fighting stop?',
  'What was he asked about cluster munitions, and what did he answer?',
];

/** What was taken in, for a person at the terminal. */
import type { Refused, Taken } from './add-files.ts';

export function describeFile(result: Taken | Refused): string {
  if (result.status === 'refused') return `\n${result.file}: NOT TAKEN. ${result.error}`;
  const { file, format, status, marking, sure, title, day, speakers, concerns } = result;
  const width = Math.min(32, Math.max(8, ...speakers.map(({ name, label }) => nameAndLabel(name, label).length)));
  return [
    `\n${file}: ${format}, "${title}"${status === 'doubtful' ? ' — DOUBTFUL, left out (--accept takes it as it is)' : status === 'there already' ? ' — in the collection already' : ''}`,
    `  ${marking}; ${Math.round(100 * sure)} % of the paragraphs sure`,
    `  day: ${day ? `${day.day}, from ${day.from}` : 'not found'}`,
    ...speakers.flatMap(({ name, label, role, turns, words, samples, why }) => [
      `  ${nameAndLabel(name, label).padEnd(width)}  ${role.padEnd(11)} ${String(turns).padStart(5)} turns ${String(words).padStart(7)} words  (${why})`,
      ...samples.map((sample) => `      “${sample}”`),
    ]),
    ...concerns.map(({ message, grave }) => `  ${grave ? '!!' : ' -'} ${message}`),
  ].join('\n');
}

const nameAndLabel = (name: string, label: string) => (name === label ? name : `${name} (${label})`);

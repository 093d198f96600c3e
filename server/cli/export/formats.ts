/** What `--format` can name. */
import type { AskResponse, Interview } from '../../contract/contract.ts';
import { toBibtex } from '../../contract/references/bibtex.ts';
import { toCslJson } from '../../contract/references/csl-json.ts';
import { toRis } from '../../contract/references/ris.ts';
import { citedInterviews } from './cited.ts';
import { toMarkdown } from './markdown.ts';

type Export = (response: AskResponse, interviews: readonly Interview[], publicUrl: string) => string;

export const FORMATS = {
  md: (response, _interviews, publicUrl) => toMarkdown(response, publicUrl),
  'csl-json': (...given) => toCslJson(citedInterviews(...given)),
  bibtex: (...given) => toBibtex(citedInterviews(...given)),
  ris: (...given) => toRis(citedInterviews(...given)),
} satisfies Record<string, Export>;
export type Format = keyof typeof FORMATS;

export const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);

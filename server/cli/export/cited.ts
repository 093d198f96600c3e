import type { AskResponse, Interview } from '../../contract/contract.ts';
import { type Reference, toReferences } from '../../contract/references/reference.ts';
import { passageLink } from '../../http/passage-link.ts';

/** The interviews that an answer cites, in order of first citation; one that is not among `interviews` is left out. */
export const citedInterviews = (
  { citations }: Pick<AskResponse, 'citations'>,
  interviews: readonly Interview[],
  publicUrl: string,
): Reference[] =>
  toReferences(
    citations.flatMap(({ marker, quote, speaker, role, ...citation }) => {
      const interview = interviews.find((one) => one.id === citation.interview.id);
      const url = passageLink(publicUrl, { quote, ...citation });
      return interview ? [{ interview, marker, quote, speaker, role, url }] : [];
    }),
  );

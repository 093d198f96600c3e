/**
 * Words of asking around what is asked: "summarize his view on …", "I am looking for …", "give me the sentence where …".
 * They say what shape the answer should have and nothing about its subject, so that no search sees them.
 */
import type { Compile } from './wording.ts';

export type Frame = {
  name: string;
  /** At the beginning of what is left; WHO and SAYS as in wording.ts. */
  template: string;
  /** What follows is a subject, not a question. */
  topic?: true;
};

const QUOTE =
  '(?:quotes?|quotations?|citations?|passages?|statements?|sentences?|paragraphs?|lines?|words?|remarks?|comments?|mentions?|references?|places?|parts?|bits?|moments?|points?|excerpts?|answers?|examples?|instances?|occurrences?)';
const SOME =
  '(?:(?:the|a|an|any|some|all|all the|all of the|every|each|one|more|other|exact|direct|his|her|their|most important|main|few|key|relevant)\\s+){0,4}';
const ABOUT =
  '(?:about|on|regarding|concerning|of|for|to|towards?|against|with regard to|in regard to|related to|relating to|that mentions?|mentioning|that deals? with|dealing with)';
const VIEW_ON =
  '(?:(?:views?|opinions?|positions?|stances?|thoughts?|attitudes?|takes?|assessments?|judge?ments?|feelings?|criticism|statements?|remarks?|comments?) (?:on|about|towards?|regarding|concerning)|(?:views?|opinions?|assessments?|criticism|judge?ments?) of)';
const ASKING_VERB =
  '(?:tell|show|give|find|get|bring|fetch|list|collect|gather|compile|enumerate|summari[sz]e|sum up|outline|recap|explain|describe|quote|cite|search(?: for)?|look(?: up| for)?|check|count|name)';

/** In this order, again and again until none fits (at most `MOST_FRAMES` times). */
export const FRAMES: readonly Frame[] = [
  {
    name: 'please',
    template:
      '^(?:please|kindly|hello|hi|hey|thanks|thank you|sorry|excuse me|ok(?:ay)?|well|so|now|quick question|question|i have a question|just|simply)\\b[,:;.!\\s–-]*(?=\\S)',
  },
  {
    name: 'can-you',
    template: `^(?:can|could|would|will) (?:you|we|i|someone|anybody|anyone)(?: please| kindly| perhaps| maybe)? (?=${ASKING_VERB}\\b)`,
  },
  {
    name: 'i-want',
    template:
      "^(?:i|we)(?: a|['’])?(?: ?(?:would|d|m|am|re|are))? ?(?:really |just |also |only )?(?:(?:like|love|want|wish|need|have|try|trying)(?: to)? (?:know|find|find out|see|read|hear|learn|understand|get|have)|looking for|searching for|hunting for|after|interested in|curious about|curious|looking up|researching|writing (?:something )?about|want|need)\\s+(?=\\S)",
  },
  { name: 'i-wonder', template: "^i(?:['’]m| am)? (?:wonder|wondering|was wondering|wanted to (?:know|ask))[,:]?\\s+" },
  {
    name: 'do-you-know',
    template:
      '^(?:do|does|did) (?:you|anybody|anyone|somebody) (?:know|have|remember|happen to know|recall)\\s+(?:anything |something |by chance )?',
  },
  {
    name: 'is-there-anything',
    template: `^(?:is|are|was|were) there (?:anything|something|any|some|a) (?:${QUOTE} )?${ABOUT}\\s+`,
    topic: true,
  },
  {
    name: 'tell-me',
    template: '^(?:tell|show|give|find|get|bring|fetch|send|quote|read)(?: to)? (?:me|us)[,:]?(?: please)?\\s+',
  },
  {
    name: 'every-time-said',
    template:
      '^(?:list |find |show |collect |count |give )?(?:every|each|all(?: the)?|any|the) (?:single )?times? (?:that |when |where )?WHO (?:\\p{L}+ly )?SAYS(?: about| of| on| to)? (?:the (?:word|name|term) )?',
    topic: true,
  },
  {
    name: 'quotes-where',
    template: `^(?:(?:list|find|show|collect|quote|give)\\s+)?${SOME}${QUOTE}(?: of the interviews?)? (?:where|in which|when|with which|by which|that (?:says?|shows?|tells?|proves?))\\s+(?:it says )?`,
  },
  { name: 'quotes-that', template: `^(?:(?:list|find|show|collect|quote|give)\\s+)?${SOME}${QUOTE} (?=that WHO\\b)` },
  {
    name: 'quotes-about',
    template: `^(?:(?:list|find|show|collect|quote|give|search(?: for)?)\\s+)?${SOME}${QUOTE}(?: by| of| from)?(?: WHO)? ${ABOUT}\\s+`,
    topic: true,
  },
  {
    name: 'everything-said',
    template: `^(?:(?:list|find|show|collect|give|search(?: for)?)\\s+)?(?:everything|anything|something|all|all that|whatever|stuff|information|info|details|more|a summary|an overview|overview|summary)(?: that)?(?: WHO)?(?: has| have| had| ever| is| was)*(?: SAYS?| said)? ?${ABOUT}\\s+`,
    topic: true,
  },
  {
    name: 'opinion-on',
    template: `^(?:(?:list|find|show|collect|give|summari[sz]e|sum up|outline|recap|describe|explain|compile|gather|what (?:is|are|was|were))\\s+${SOME}(?:WHO(?:['’]s?)?\\s+)?|WHO['’]s?\\s+|(?:his|her|their)\\s+)(?:own |main |official |general |personal |overall )?${VIEW_ON}\\s+(?!WHO\\b)(?!(?:what|why|how|who|when)\\b)`,
    topic: true,
  },
  {
    name: 'what-they-said',
    template: '^what WHO (?:has |have |had |ever )*SAYS (?:about|on|of|regarding|concerning)\\s+',
    topic: true,
  },
  {
    name: 'what-was-said',
    template: `^(?:list|summari[sz]e|sum up|outline|recap|collect|compile|gather)\\s+(?=what\\b)`,
  },
  { name: 'compare', template: '^compare (?=(?:what|how)\\b)' },
  { name: 'what-about', template: '^(?:and |so |but )?(?:what|how) about\\s+', topic: true },
  {
    name: 'said-about',
    template:
      '^(?:and |so )?what (?:all |else )?(?:was|were|is|has been|have been) (?:ever )?(?:said|told) (?:about|on|of|regarding|concerning)\\s+',
    topic: true,
  },
  {
    name: 'interviews-that-mention',
    template: `^(?:list |find |show )?(?:in )?(?:which|what|how many) (?:of (?:the|his|her|their) )?(?:interviews?|talks?|episodes?) (?:(?:did|does|do|has|have|that|is|are|was|were) )?(?:WHO )?(?:\\p{L}+ly )?SAYS(?: about| of| on| to)? `,
    topic: true,
  },
  {
    name: 'search-for',
    template:
      '^(?:search(?:ing)?(?: for)?|look(?:ing)?(?: up| for)|find|list|collect|gather|compile|enumerate|summari[sz]e|sum up|recap|mentions? of|keyword|topic|subject)[:\\s]+(?=\\S)',
    topic: true,
  },
];

const MOST_FRAMES = 4;
/** A topic that is a clause or a question of its own stays as it is. */
const CLAUSE =
  /^(?:what|which|who|whom|whose|when|where|why|how|whether|if|that|did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|he|she|they|it|we|you|i)\b/i;

const CLAUSE_INSIDE =
  '\\b(?:he|she|they|we|NAME) (?:\\p{L}+ly )?(?!(?:in|on|at|to|for|with|from|by|and|or)\\b)\\p{L}{3,}';

export type Unframed = {
  /** What is left of the question. */
  body: string;
  /** Whether that is a subject rather than a question. */
  topic: boolean;
  /** Names of the frames that were taken off. */
  frames: string[];
};

/** @param question see `normalise` */
export function unframe(question: string, compile: Compile, frames: readonly Frame[] = FRAMES): Unframed {
  let body = question;
  let topic = false;
  const taken: string[] = [];
  for (let i = 0; i < MOST_FRAMES; i++) {
    let found: { frame: Frame; rest: string } | undefined;
    for (const frame of frames) {
      const match = compile(frame.template, 'iu').exec(body);
      const rest = match && body.slice(match[0].length).trim();
      if (rest && /\p{L}|\p{N}/u.test(rest)) {
        found = { frame, rest };
        break;
      }
    }
    if (!found) break;
    body = found.rest;
    topic = found.frame.topic === true || (topic && !CLAUSE.test(body));
    taken.push(found.frame.name);
  }
  if (topic && (CLAUSE.test(body) || compile(CLAUSE_INSIDE, 'iu').test(body))) topic = false;
  return { body: topic ? body.replace(/\?$/, '') : body, topic, frames: taken };
}

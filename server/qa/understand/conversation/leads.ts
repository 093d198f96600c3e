/** Words that lead over from what was said before: "and", "ok, so", "fine, and". They are no part of the question. */

const LEAD =
  /^(?:and|but|or|so|ok(?:ay)?|then|also|well|right|now|fine|good|great|alright|all right|i see|interesting|hm+|yes|no|sure|thanks|thank you|understood|what about|how about|plus|as for)\b[\s,.:;!–-]*(?=\S)/iu;
/** Those that say themselves that the question goes on. */
const GOES_ON = /^(?:and|but|or|so|also|then|what about|how about|plus|as for)\b/iu;

const MOST_LEADS = 4;

export type Led = {
  body: string;
  /** It says so itself that it goes on with what was asked before. */
  goesOn: boolean;
};

export function withoutLead(text: string): Led {
  let body = text;
  let goesOn = false;
  for (let i = 0; i < MOST_LEADS; i++) {
    const found = LEAD.exec(body);
    // "No" alone, or "right" before a mark, would leave nothing.
    if (!found || !/[\p{L}\p{N}]/u.test(body.slice(found[0].length))) break;
    goesOn ||= GOES_ON.test(body);
    body = body.slice(found[0].length);
  }
  return { body, goesOn };
}

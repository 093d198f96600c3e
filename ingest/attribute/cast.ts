/** Who the labels of one interview stand for, decided over all its labels at once. */
import type { Candidate, FormName } from './label-forms.ts';
import { foldName, initialsOf, isGeneric, isInitials, withoutTitles } from './names.ts';
import { type Person, personNamed, type Voice } from './people.ts';
import { type RoleWord, roleNamed } from './role-words.ts';
import { type Fashion, isNobody, isRemark, type Stranger, speakerScore } from './strangers.ts';

/** A candidate in its place. `line` indexes the interview's lines. */
export type Sighting = Candidate & {
  line: number;
  /** The words after the mark, up to 40 code units. */
  follows: string;
};

export type Cast = {
  accepts: (sighting: Sighting) => boolean;
  voiceOf: (sighting: Sighting) => Voice | undefined;
  /** A label of this interview that opens a text without its colon; a comma after it makes it an address. */
  withoutColon: (text: string) => { length: number; voice: Voice } | undefined;
};

/** Forms that nothing but a label has; the others count only where the interview uses them throughout. */
const STRONG: readonly FormName[] = ['colon', 'time'];
/** Least share of the lines that could be labels, for a weak form to count. */
const USUAL: Partial<Record<FormName, number>> = { parted: 0.5, stop: 0.5, alone: 0.3 };

export function castOf(sightings: readonly Sighting[], people: readonly Person[], text: string, lines: number): Cast {
  const groups = grouped(sightings);
  const known = new Map<string, Voice>();
  const roles = new Map<string, RoleWord>();
  for (const [key, group] of groups) {
    const { name, qualifier } = group[0]!;
    const person = personNamed(name, people) ?? (qualifier?.includes(' ') ? personNamed(qualifier, people) : undefined);
    const role = roleNamed(group[0]!.name);
    if (person) known.set(key, person);
    else if (role) roles.set(key, role);
  }
  const aliases = initialsDefined(sightings, groups);
  for (const [key, full] of aliases) {
    const person = known.get(full);
    if (person && !known.has(key)) known.set(key, person);
    if (aliases.has(key)) roles.delete(key);
  }
  const canonical = merged(
    [...groups.keys()].filter((key) => !known.has(key) && !roles.has(key)),
    groups,
    aliases,
  );
  const fashion = fashionOf(sightings, known, roles, text);
  const strangers = strangersOf(sightings, canonical, known, roles, fashion);
  const accepted = new Map<string, Stranger>();
  for (const [key, stranger] of strangers) if (speakerScore(stranger, fashion) > 0) accepted.set(key, stranger);

  const isVoice = (key: string) => known.has(key) || roles.has(key) || accepted.has(canonical.get(key) ?? key);
  const usual = usualForms(sightings, isVoice, lines);
  const counts = (test: (key: string) => boolean) =>
    sightings.filter((s) => usual.has(s.form) && test(foldName(s.name))).length;
  const voices = roleVoices(roles, known, counts, accepted);
  for (const [key, voice] of known) voices.set(key, voice);
  const asks = [...voices.values()].some(({ role }) => role === 'interviewer');
  const ranked = [...accepted.values()].sort((a, b) => b.count - a.count);
  const first = ranked.find(
    ({ key, count }) => count > 1 && !/^(?:un|audience|interpreter|translator|all|both)/.test(key),
  );
  for (const stranger of ranked) {
    voices.set(stranger.key, { role: !asks && stranger === first ? 'interviewer' : 'other', name: stranger.name });
  }
  for (const [key, other] of canonical) if (voices.has(other)) voices.set(key, voices.get(other)!);

  const voiceOf = ({ name }: Sighting) => voices.get(foldName(name));
  const accepts = (sighting: Sighting) => {
    if (!usual.has(sighting.form) || !voices.has(foldName(sighting.name))) return false;
    return (
      sighting.form !== 'bracket' ||
      known.has(foldName(sighting.name)) ||
      roles.has(foldName(sighting.name)) ||
      !isRemark(sighting.name)
    );
  };
  const used = new Map<string, number>();
  for (const s of sightings) if (accepts(s)) used.set(s.name, (used.get(s.name) ?? 0) + 1);
  const repeated = [...used].filter(([name, count]) => name.includes(' ') && count > 1).map(([name]) => name);
  const withoutColon = (line: string) => {
    const name = repeated.find(
      (one) => line.startsWith(`${one} `) && /^\s+\p{Lu}/u.test(line.slice(one.length, one.length + 9)),
    );
    return name === undefined ? undefined : { length: name.length, voice: voices.get(foldName(name))! };
  };
  return { accepts, voiceOf, withoutColon };
}

function grouped(sightings: readonly Sighting[]): Map<string, Sighting[]> {
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = foldName(sighting.name);
    const group = groups.get(key);
    if (group) group.push(sighting);
    else groups.set(key, [sighting]);
  }
  return groups;
}

/** Initials that a label defines for its name, "Adam Jonas (AJ):", from their key to the name's. */
function initialsDefined(sightings: readonly Sighting[], groups: ReadonlyMap<string, unknown>): Map<string, string> {
  const defined = new Map<string, string>();
  for (const { name, qualifier } of sightings) {
    if (!qualifier || !isInitials(qualifier)) continue;
    const key = foldName(qualifier);
    const full = foldName(name);
    if (key !== full && groups.has(key) && initialsOf(full).startsWith(key[0]!)) defined.set(key, full);
  }
  return defined;
}

/** Spellings of one person made one: with and without titles, a part of the name, its initials. */
function merged(
  keys: readonly string[],
  groups: ReadonlyMap<string, Sighting[]>,
  aliases: ReadonlyMap<string, string>,
): Map<string, string> {
  const canonical = new Map<string, string>();
  const whole = keys.filter((key) => withoutTitles(key).includes(' ') && !isGeneric(key) && !isNobody(key));
  for (const key of keys) {
    const bare = withoutTitles(key);
    const name = groups.get(key)![0]!.name;
    const fits = aliases.has(key)
      ? [aliases.get(key)!]
      : isGeneric(key) || isNobody(key)
        ? []
        : whole.filter((other) => {
            const words = withoutTitles(other).split(' ');
            if (other === key) return false;
            if (withoutTitles(other) === bare) return other.length > key.length || other > key;
            return bare.includes(' ')
              ? false
              : words.includes(bare) || (isInitials(name) && bare.length > 1 && initialsOf(other) === bare);
          });
    const [only, second] = fits;
    const titled = keys.filter((other) => other !== key && withoutTitles(other) === bare && other < key);
    if (only !== undefined && second === undefined) canonical.set(key, only);
    else if (only === undefined && titled.length > 0 && !isGeneric(key)) canonical.set(key, titled[0]!);
  }
  for (const [key, to] of canonical) canonical.set(key, canonical.get(to) ?? to);
  return canonical;
}

function fashionOf(
  sightings: readonly Sighting[],
  known: ReadonlyMap<string, Voice>,
  roles: ReadonlyMap<string, RoleWord>,
  text: string,
): Fashion {
  const own = sightings.filter((s) => (s.form === 'colon' || s.form === 'time') && known.has(foldName(s.name)));
  const share = (test: (s: Sighting) => boolean) => own.filter(test).length * 2 > own.length;
  const labelled = new Set(sightings.filter((s) => STRONG.includes(s.form)).map(({ line }) => line));
  return {
    labels: labelled.size,
    known: own.length > 0,
    capitals: share(({ name }) => name === name.toUpperCase() && name !== name.toLowerCase() && !isInitials(name)),
    single: share(({ name }) => !/\s/.test(name.trim())) || (own.length === 0 && roles.size > 0),
    set: share((s) => s.set),
    text,
  };
}

function strangersOf(
  sightings: readonly Sighting[],
  canonical: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Voice>,
  roles: ReadonlyMap<string, RoleWord>,
  fashion: Fashion,
): Map<string, Stranger> {
  const strangers = new Map<string, Stranger>();
  const spellings = new Map<string, Map<string, number>>();
  let before: { key: string; stranger: boolean } | undefined;
  let line = -1;
  for (const sighting of sightings) {
    if (sighting.line === line) continue;
    line = sighting.line;
    const own = foldName(sighting.name);
    const stranger = !known.has(own) && !roles.has(own);
    const key = canonical.get(own) ?? own;
    if (stranger) {
      const seen = strangers.get(key) ?? { name: '', key, count: 0, set: 0, small: 0, inList: 0, alone: 0 };
      seen.count += 1;
      if (sighting.set) seen.set += 1;
      if (sighting.alone) seen.alone += 1;
      if (/^\p{Ll}/u.test(sighting.follows)) seen.small += 1;
      if (fashion.known && before?.stranger && before.key !== key) seen.inList += 1;
      strangers.set(key, seen);
      const names = spellings.get(key) ?? new Map<string, number>();
      names.set(sighting.name, (names.get(sighting.name) ?? 0) + (own === key ? 1_000 : 1));
      spellings.set(key, names);
    }
    before = { key, stranger };
  }
  for (const [key, stranger] of strangers) {
    stranger.name = [...spellings.get(key)!].sort((a, b) => b[1] - a[1])[0]![0];
  }
  return strangers;
}

/** The forms in which this interview writes its labels. */
function usualForms(sightings: readonly Sighting[], isVoice: (key: string) => boolean, lines: number): Set<FormName> {
  const usual = new Set<FormName>(STRONG);
  const first = new Map<number, Sighting>();
  for (const s of sightings) if (isVoice(foldName(s.name)) && !first.has(s.line)) first.set(s.line, s);
  const all = [...first.values()];
  const letters = sightings.filter(({ form }) => form === 'letter');
  const questions = letters.filter(({ name }) => name === 'Q').length;
  if (questions >= 2 || (questions === 1 && letters.length > 1 && all.length <= letters.length)) usual.add('letter');
  for (const form of ['heading', 'bracket', 'bold', 'alone', 'parted', 'stop'] as const) {
    const own = all.filter((s) => s.form === form);
    const voices = new Set(own.map(({ name }) => foldName(name)));
    const repeated = [...voices].some((key) => own.filter(({ name }) => foldName(name) === key).length > 1);
    const share = Math.max(USUAL[form] ?? 0.2, form === 'alone' ? 0.1 : 0);
    const enough =
      form === 'bracket' || form === 'heading' || form === 'bold'
        ? voices.size >= 1 && own.length >= 2
        : voices.size >= 2;
    if (enough && (repeated || form === 'bracket') && own.length >= all.length * share && own.length * 40 >= lines)
      usual.add(form);
  }
  return usual;
}

/** Voices of role words. "Question" and "Answer" count only where they are how the interview marks its turns. */
function roleVoices(
  roles: ReadonlyMap<string, RoleWord>,
  known: ReadonlyMap<string, Voice>,
  counts: (test: (key: string) => boolean) => number,
  accepted: ReadonlyMap<string, Stranger>,
): Map<string, Voice> {
  const voices = new Map<string, Voice>();
  const questions = counts((key) => roles.get(key) === 'question');
  const answers = counts((key) => roles.get(key) === 'answer');
  const named = counts((key) => known.get(key)?.role === 'interviewer') + counts((key) => roles.get(key) === 'asks');
  const others = counts((key) => known.has(key) || accepted.has(key));
  const asked = questions >= 2 ? questions >= named / 4 : questions === 1 && answers >= 1 && others <= 1;
  for (const [key, role] of roles) {
    if (role === 'question' && asked) voices.set(key, { role: 'interviewer' });
    if (role === 'answer' && asked) voices.set(key, { role: 'interviewee' });
    if (role === 'answers') voices.set(key, { role: 'interviewee' });
    if (role === 'asks') voices.set(key, { role: 'interviewer', ...(/\d/.test(key) && { name: capitalised(key) }) });
  }
  const asks = named > 0 || asked;
  for (const [key, role] of roles) {
    if (role === 'chairs') voices.set(key, asks ? { role: 'other', name: capitalised(key) } : { role: 'interviewer' });
  }
  return voices;
}

const capitalised = (key: string) => key.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());

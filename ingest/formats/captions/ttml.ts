/** Timed text (TTML, DFXP, SMPTE-TT, iTT): paragraphs with times, and agents who speak. */
import { DOMParser } from '@xmldom/xmldom';
import { IngestError } from '../../errors.ts';
import type { Original, Utterance } from '../utterance.ts';
import { plain } from './words.ts';

type Clock = { frames: number; ticks: number };

/** @throws IngestError if the file is no well-formed XML or holds no timed paragraph */
export function readTtml(file: string, text: string): Original {
  const root = parse(file, text);
  const rate = (name: string, usual: number) => Number(attribute(root, name)) || usual;
  const [times = 1, per = 1] = (attribute(root, 'frameRateMultiplier') ?? '')
    .split(/[\s:]+/)
    .filter(Boolean)
    .map(Number);
  const frames = (rate('frameRate', 30) * times) / per;
  const clock = { frames, ticks: rate('tickRate', frames) };
  const agents = agentsOf(root);
  const utterances: Utterance[] = [];
  for (const [i, { p, time }] of [...timedParagraphs(root, clock)].entries()) {
    const own = agentAbove(p, agents);
    for (const line of linesOf(p, own, agents)) {
      const words = plain(line.text);
      if (words === '') continue;
      utterances.push({
        text: words,
        place: i + 1,
        ...(line.speaker && { speaker: line.speaker }),
        ...(time && { time }),
      });
    }
  }
  if (utterances.length === 0) {
    throw new IngestError(
      `${file} reads as TTML, but no <p> in it holds words. Export the captions again, or as WebVTT.`,
    );
  }
  const title = [...elements(root, 'title')][0]?.textContent?.trim();
  return { ...(title && { title: plain(title) }), utterances, warnings: [] };
}

function parse(file: string, text: string): Element {
  const faults: string[] = [];
  const onError = (message: string) => faults.push(message);
  try {
    const parser = new DOMParser({ errorHandler: { warning: () => {}, error: onError, fatalError: onError } });
    const root = parser.parseFromString(text.replace(/^\ufeff/, ''), 'text/xml')?.documentElement;
    if (root && faults.length === 0) return root as unknown as Element;
  } catch (cause) {
    faults.push((cause as Error).message);
  }
  throw new IngestError(
    `${file} is not well-formed XML (${(faults[0] ?? 'no element').split('\n', 1)[0]!.slice(0, 120)}). Export the captions again, or as WebVTT.`,
  );
}

/** Attributes and elements by local name: prefixes differ from file to file. */
function attribute(element: Element | undefined, name: string): string | undefined {
  const all = element?.attributes;
  for (let i = 0; i < (all?.length ?? 0); i += 1) {
    const one = all!.item(i)!;
    if (one.nodeName.split(':').at(-1) === name) return one.nodeValue ?? undefined;
  }
  return undefined;
}

const localName = (node: Node) => node.nodeName.split(':').at(-1)!;

function* elements(root: Node, name: string): Generator<Element> {
  for (let child = root.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== 1) continue;
    if (localName(child) === name) yield child as Element;
    else yield* elements(child, name);
  }
}

function agentsOf(root: Element): Map<string, string> {
  const agents = new Map<string, string>();
  for (const agent of elements(root, 'agent')) {
    const name = [...elements(agent, 'name')].map((one) => plain(one.textContent ?? '')).find(Boolean);
    const id = attribute(agent, 'id');
    if (id && name) agents.set(id, name);
  }
  return agents;
}

const agentOf = (element: Element, agents: ReadonlyMap<string, string>): string | undefined => {
  const id = attribute(element, 'agent');
  return id === undefined ? undefined : (agents.get(id.trim()) ?? id.trim());
};

const agentAbove = (element: Element, agents: ReadonlyMap<string, string>): string | undefined =>
  parents(element)
    .map((one) => agentOf(one, agents))
    .find(Boolean);

/** An element and those around it, the innermost first. */
function parents(element: Element): Element[] {
  const above = element.parentNode;
  return [element, ...(above?.nodeType === 1 ? parents(above as Element) : [])];
}

/** When a paragraph is shown, by itself: from its own times, or from those of the spans in it. */
function ownTime(p: Element, clock: Clock): { begin?: number; end?: number } {
  const at = (element: Element, name: string) => secondsIn(attribute(element, name), clock);
  const spans = [...elements(p, 'span')];
  const times = (name: string) => spans.map((one) => at(one, name)).filter((one) => one !== undefined);
  const given = at(p, 'end') ?? at(p, 'dur');
  const begin = at(p, 'begin') ?? (given === undefined && spans.length > 0 ? Math.min(...times('begin')) : undefined);
  const end = at(p, 'end') ?? (at(p, 'dur') === undefined ? Math.max(...times('end')) : (begin ?? 0) + at(p, 'dur')!);
  return {
    ...(begin !== undefined && Number.isFinite(begin) && { begin }),
    ...(Number.isFinite(end) && { end }),
  };
}

/**
 * Times within an element count from when it begins. In some files they count from the start of all, though what is
 * around them has times of its own: there, its end would come before theirs.
 */
function shiftOf(around: Element, clock: Clock): number {
  const begin = secondsIn(attribute(around, 'begin'), clock) ?? 0;
  const length = secondsIn(attribute(around, 'dur'), clock);
  const end = secondsIn(attribute(around, 'end'), clock) ?? (length === undefined ? undefined : begin + length);
  if (begin === 0 || end === undefined) return begin;
  const last = Math.max(0, ...[...elements(around, 'p')].map((p) => ownTime(p, clock).end ?? 0));
  return last + begin > end + 0.5 ? 0 : begin;
}

function* timedParagraphs(
  around: Element,
  clock: Clock,
  shift = 0,
): Generator<{ p: Element; time?: { from: number; to: number } }> {
  const own = shift + shiftOf(around, clock);
  for (let child = around.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    if (localName(element) !== 'p') {
      yield* timedParagraphs(element, clock, own);
      continue;
    }
    const { begin, end } = ownTime(element, clock);
    const around = element.parentNode as Element;
    const whole = secondsIn(attribute(around, 'end'), clock);
    if (begin === undefined && end === undefined && own === 0) yield { p: element };
    else {
      const from = own + (begin ?? 0);
      yield { p: element, time: { from, to: end === undefined ? Math.max(from, whole ?? from) : own + end } };
    }
  }
}

function linesOf(element: Node, speaker: string | undefined, agents: ReadonlyMap<string, string>) {
  const lines: { text: string; speaker?: string | undefined }[] = [{ text: '', speaker }];
  const walk = (node: Node, who: string | undefined) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3 || child.nodeType === 4) {
        if (lines.at(-1)!.speaker !== who) lines.push({ text: '', speaker: who });
        lines.at(-1)!.text += child.nodeValue ?? '';
      } else if (child.nodeType === 1) {
        if (localName(child) === 'br') lines.push({ text: '', speaker: who });
        else if (localName(child) !== 'metadata') walk(child, agentOf(child as Element, agents) ?? who);
      }
    }
  };
  walk(element, speaker);
  return lines;
}

/** "00:00:01.5", "00:00:01:12" (frames), "1.5s", "1500ms", "15000000t"; also "00:01.5" and "1.5", which are common. */
function secondsIn(value: string | undefined, { frames, ticks }: Clock): number | undefined {
  if (value === undefined) return undefined;
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:([.,])(\d+)|:(\d+(?:\.\d+)?))?$/.exec(value.trim());
  if (clock) {
    const [, h, m, s, , fraction, frame] = clock;
    return (
      Number(h ?? 0) * 3600 +
      Number(m) * 60 +
      Number(s) +
      (fraction ? Number(`0.${fraction}`) : 0) +
      (frame ? Number(frame) / frames : 0)
    );
  }
  const offset = /^(\d+(?:\.\d+)?)(h|ms|m|s|f|t)?$/.exec(value.trim());
  if (!offset) return undefined;
  const unit = { h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / frames, t: 1 / ticks }[(offset[2] ?? 's') as 'h'];
  return Number(offset[1]) * unit;
}

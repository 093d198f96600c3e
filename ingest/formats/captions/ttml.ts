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
  const frames = rate('frameRate', 30);
  const clock = { frames, ticks: rate('tickRate', frames) };
  const agents = agentsOf(root);
  const utterances: Utterance[] = [];
  const paragraphs = [...elements(root, 'p')];
  for (const [i, p] of paragraphs.entries()) {
    const from = secondsIn(attribute(p, 'begin') ?? attribute(p.parentNode as Element, 'begin'), clock);
    const end = secondsIn(attribute(p, 'end'), clock);
    const length = secondsIn(attribute(p, 'dur'), clock);
    const to = end ?? (from !== undefined && length !== undefined ? from + length : undefined);
    const own = agentOf(p, agents);
    for (const line of linesOf(p, own, agents)) {
      const words = plain(line.text);
      if (words === '') continue;
      utterances.push({
        text: words,
        place: i + 1,
        ...(line.speaker && { speaker: line.speaker }),
        ...(from !== undefined && to !== undefined && { time: { from, to } }),
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

/** "00:00:01.5", "00:00:01:12" (frames), "1.5s", "1500ms", "15000000t". */
function secondsIn(value: string | undefined, { frames, ticks }: Clock): number | undefined {
  if (value === undefined) return undefined;
  const clock = /^(\d+):(\d{2}):(\d{2})(?:([.,])(\d+)|:(\d+(?:\.\d+)?))?$/.exec(value.trim());
  if (clock) {
    const [, h, m, s, , fraction, frame] = clock;
    return (
      Number(h) * 3600 +
      Number(m) * 60 +
      Number(s) +
      (fraction ? Number(`0.${fraction}`) : 0) +
      (frame ? Number(frame) / frames : 0)
    );
  }
  const offset = /^(\d+(?:\.\d+)?)(h|ms|m|s|f|t)$/.exec(value.trim());
  if (!offset) return undefined;
  const unit = { h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / frames, t: 1 / ticks }[offset[2] as 'h'];
  return Number(offset[1]) * unit;
}

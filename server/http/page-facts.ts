/** What there is to say about the page at an address, from the corpus and from answers. */
import type { AskRequest, Filters, Interview, Turn } from '../contract/contract.ts';
import type { Engine } from '../engine.ts';
import { describeCollection } from '../qa/describe-collection.ts';
import { html, type PageFacts } from './page-document.ts';

const NAME = 'On the Record';
/** Of a quote in a title or description; code units. */
const SHORT = 200;

const short = (text: string, most = SHORT): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')} …`;
};

const dayOf = ({ date: { from, to } }: Pick<Interview, 'date'>): string => (from === to ? from : `${from} to ${to}`);

/** @returns undefined where the address is none of the page's with something to say */
export async function pageFacts(
  engine: Engine,
  url: URL,
  base: string,
  signal: AbortSignal,
): Promise<PageFacts | undefined> {
  const [, view, id] = url.pathname.split('/');
  if (view === 'interviews' && id) return interviewFacts(engine, decode(id), url.searchParams.get('at'), base);
  const question = url.searchParams.get('q')?.trim();
  if (!view && question && question.length <= 1000)
    return questionFacts(engine, question, url.searchParams, base, signal);
  if (!view || view === 'interviews' || view === 'about') return listFacts(engine, base + url.pathname);
  return undefined;
}

function listFacts({ library }: Engine, url: string): PageFacts {
  const { title, description, words, about } = describeCollection(library);
  const interviews = library.interviews.map((i) => library.toInterview(i));
  return {
    title: `${title.en} · ${NAME}`,
    description: short(description.en),
    url,
    body: html`<main><h1>${title.en}</h1><p>${description.en}</p><p>${words.en}</p><p>${about.en}</p>
<ul>${interviews.map((i) => html`<li><a href="/interviews/${encodeURIComponent(i.id)}">${i.title}</a>, ${dayOf(i)}</li>`)}</ul></main>`,
  };
}

const listed = (i: Interview, url: string) => ({
  '@type': ['CreativeWork', 'Interview'],
  ...{ name: i.title, url, inLanguage: i.language, publisher: { '@type': 'Organization', name: i.outlet } },
  ...(i.date.from === i.date.to ? { datePublished: i.date.from } : { temporalCoverage: `${i.date.from}/${i.date.to}` }),
  author: { '@type': 'Person', name: i.interviewee },
  contributor: i.interviewers.map((name) => ({ '@type': 'Person', name })),
});

const citationMeta = (i: Interview, url: string): (readonly [string, string])[] => [
  ['citation_title', i.title],
  ['citation_author', i.interviewee],
  ['citation_publisher', i.outlet],
  [
    'citation_publication_date',
    (i.date.from === i.date.to ? i.date.from : i.date.from.slice(0, 4)).replaceAll('-', '/'),
  ],
  ['citation_language', i.language],
  ['citation_fulltext_html_url', url],
];

function interviewFacts(engine: Engine, id: string, at: string | null, base: string): PageFacts {
  const { library } = engine;
  const entry = library.interview(id);
  if (!entry) return { ...listFacts(engine, `${base}/interviews`), status: 404 };
  const i = library.toInterview(entry);
  const turns = entry.turns.map((turn) => library.toTurn(entry, turn));
  const url = `${base}/interviews/${encodeURIComponent(i.id)}`;
  const work = listed(i, url);
  const quote = quotedAt(turns, at);
  const said = quote && `“${short(quote.text)}” – ${quote.turn.speaker}, ${i.outlet}, ${dayOf(i)}`;
  const own = quote ? `${url}?at=${at}` : url;
  return {
    title: quote ? `“${short(quote.text, 80)}” – ${quote.turn.speaker} · ${NAME}` : `${i.title} · ${NAME}`,
    description:
      said ?? `${i.interviewee}, interviewed by ${i.outlet}, ${dayOf(i)}. The whole transcript, ${i.turns} turns.`,
    url: own,
    meta: citationMeta(i, own),
    jsonLd: {
      '@context': 'https://schema.org',
      ...(quote
        ? {
            '@type': 'Quotation',
            text: quote.text,
            creator: { '@type': 'Person', name: quote.turn.speaker },
            url: own,
            isPartOf: work,
          }
        : work),
    },
    body: html`<main><h1>${i.title}</h1><p>${i.outlet}, ${dayOf(i)}</p>${quote ? html`<blockquote><p>${quote.text}</p><footer>${quote.turn.speaker}</footer></blockquote>` : html``}
${turns.map((t) => html`<p id="${t.id}"><b>${t.speaker}</b> (${t.role}): ${t.text}</p>`)}</main>`,
  };
}

function quotedAt(turns: readonly Turn[], at: string | null): { text: string; turn: Turn } | undefined {
  const [, from, to] = /^(\d{1,12})-(\d{1,12})$/.exec(at ?? '') ?? [];
  const [start, end] = [Number(from), Number(to)];
  const turn = from === undefined ? undefined : turns.find((t) => t.start <= start && end <= t.end);
  const text = turn?.text.slice(start - turn.start, end - turn.start).trim();
  return turn && text ? { text, turn } : undefined;
}

async function questionFacts(
  engine: Engine,
  question: string,
  params: URLSearchParams,
  base: string,
  signal: AbortSignal,
): Promise<PageFacts> {
  const request: AskRequest = { question, filters: filtersOf(params) };
  // What is not accepted or not answered is the page's to say.
  const response = await engine.ask(request, signal).catch(() => undefined);
  const url = `${base}/?${new URLSearchParams({ q: question })}`;
  const [first] = response?.citations ?? [];
  const quote =
    first && `“${short(first.quote)}” – ${first.speaker}, ${first.interview.outlet}, ${dayOf(first.interview)}`;
  return {
    title: `${short(question, 100)} · ${NAME}`,
    description: quote ?? response?.reason ?? 'Answers in the exact words of published interview transcripts.',
    url,
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'ItemList',
      name: question,
      itemListElement: (response?.citations ?? []).map((c) => ({
        '@type': 'Quotation',
        ...{ text: c.quote, creator: { '@type': 'Person', name: c.speaker } },
        url: `${base}/interviews/${encodeURIComponent(c.interview.id)}?at=${c.start}-${c.end}`,
        isPartOf: { '@type': ['CreativeWork', 'Interview'], name: c.interview.title },
      })),
    },
    body: html`<main><h1>${question}</h1>${response?.reason ? html`<p>${response.reason}</p>` : html``}
${(response?.citations ?? []).map(
  (c) =>
    html`<blockquote><p>${c.quote}</p><footer>${c.speaker}, <a href="/interviews/${encodeURIComponent(c.interview.id)}?at=${c.start}-${c.end}">${c.interview.outlet}</a>, ${dayOf(c.interview)}</footer></blockquote>`,
)}</main>`,
  };
}

function filtersOf(params: URLSearchParams): Filters {
  const outlets = params.getAll('outlet').filter(Boolean).slice(0, 20);
  const day = (name: string) => [params.get(name)].find((d) => d !== null && /^\d{4}-\d\d-\d\d$/.test(d));
  const [from, to] = [day('from'), day('to')];
  return { ...(outlets.length > 0 && { outlets }), ...(from && { from }), ...(to && { to }) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { describe, expect, it } from 'vitest';
import { fillDocument, html } from '../../../server/http/page-document.ts';
import { pageFacts } from '../../../server/http/page-facts.ts';
import { smallEngine } from '../small-index.ts';

const TEMPLATE = '<head><title>T</title><meta name="description" content="D" /></head><body><otr-app></otr-app></body>';
const HOSTILE = `</script><img src=x onerror="alert('1')">$&`;

describe('fillDocument', () => {
  it('should escape everything that is told', () => {
    const page = fillDocument(TEMPLATE, {
      ...{ title: HOSTILE, description: HOSTILE, url: HOSTILE, meta: [['citation_title', HOSTILE]] as const },
      ...{ jsonLd: { text: HOSTILE }, body: html`<p>${HOSTILE}</p>` },
    });
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!;
    expect(JSON.parse(data)).toEqual({ text: HOSTILE });
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;$&amp;');
  });
});

describe('what the page says without scripts', () => {
  const engine = smallEngine();
  const base = 'https://record.example';
  const at = (path: string) => pageFacts(engine, new URL(path, base), base, new AbortController().signal);
  const [interview] = engine.library.interviews;
  const turns = interview!.turns.map((t) => engine.library.toTurn(interview!, t));

  it('should be an interview whole, with what Zotero and search engines read', async () => {
    const told = (await at(`/interviews/${interview!.id}`))!;
    const page = fillDocument(TEMPLATE, told);
    expect(new Map(told.meta).get('citation_publisher')).toBe(engine.library.toInterview(interview!).outlet);
    expect(told.jsonLd).toMatchObject({ '@type': ['CreativeWork', 'Interview'] });
    for (const t of turns) expect(told.body.markup).toContain(html`${t.text}`.markup);
    expect(page).toContain('property="og:title"');
  });

  it('should be a passage: quote, speaker, outlet, day', async () => {
    const t = turns.at(-1)!;
    const told = (await at(`/interviews/${interview!.id}?at=${t.start}-${t.end}`))!;
    expect(told.jsonLd).toMatchObject({ '@type': 'Quotation', text: t.text.trim(), creator: { name: t.speaker } });
    expect(told.description).toContain(t.speaker);
    const plain = await at(`/interviews/${interview!.id}?at=${t.end}-${t.start}`);
    expect(plain!.jsonLd).not.toMatchObject({ '@type': 'Quotation' });
  });

  it('should be a question with its quotes', async () => {
    const question = 'How many captains left the ferry company?';
    const told = (await at(`/?q=${encodeURIComponent(question)}`))!;
    expect(told.title).toContain(question);
    const { citations } = await engine.ask({ question });
    for (const c of citations) expect(told.body.markup).toContain(html`${c.quote}`.markup);
  });

  it('should be the list, with status 404, where there is no such interview', async () => {
    expect(await at('/interviews/nowhere')).toMatchObject({ status: 404 });
    expect((await at('/about'))!.status).toBeUndefined();
    expect(await at('/phrases?q=x')).toBeUndefined();
  });
});

/** The page's HTML for one address: what machines and readers without scripts are told, escaped, put into the built page. */

export type PageFacts = {
  title: string;
  description: string;
  /** Address of this page on the site. */
  url: string;
  /** `name` to `content`; a name may stand more than once. */
  meta?: readonly (readonly [name: string, content: string])[];
  /** schema.org */
  jsonLd?: object;
  /** What the page says, as HTML made with `html`. */
  body: Html;
  status?: 200 | 404;
};

/** Text that is safe as markup; only `html` makes it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c]!);

type Value = string | number | Html | readonly Html[];

const toMarkup = (value: Value): string => {
  if (value instanceof Html) return value.markup;
  return Array.isArray(value) ? value.map((v: Html) => v.markup).join('') : escaped(String(value));
};

/** Markup in which every value that is not itself made by `html` is escaped. */
export const html = (strings: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(strings.reduce((all, s, i) => all + toMarkup(values[i - 1]!) + s));

/** Data in a script element: nothing in it can end the element. */
const inScript = (data: object): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * @param template the built `index.html`, whose title, description and empty `<otr-app>` are filled in; what stands in
 *   that element is read where no script runs, and not shown where one does
 */
export function fillDocument(
  template: string,
  { title, description, url, meta = [], jsonLd, body }: PageFacts,
): string {
  const named: (readonly [string, string, string])[] = [
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['property', 'og:type', 'article'],
    ['property', 'og:site_name', 'On the Record'],
    ['property', 'og:url', url],
    ['name', 'twitter:card', 'summary'],
    ...meta.map(([name, content]) => ['name', name, content] as const),
  ];
  const tags = named.map(
    ([kind, name, content]) => html`<meta ${new Html(kind)}="${name}" content="${content}" />`.markup,
  );
  const data = jsonLd ? [`<script type="application/ld+json">${inScript(jsonLd)}</script>`] : [];
  // Functions, since a replacement text would be searched for "$".
  return template
    .replace(/<title>[^<]*<\/title>/, () => html`<title>${title}</title>`.markup)
    .replace(/<meta name="description"[^>]*>/, () => html`<meta name="description" content="${description}" />`.markup)
    .replace('</head>', () => `${[...tags, ...data].join('\n')}\n</head>`)
    .replace('<otr-app></otr-app>', () => `<otr-app>${body.markup}</otr-app>`);
}

import { createHash } from 'node:crypto';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, mergeConfig, type Plugin, type Rolldown } from 'vite';
import config from './vite.config.ts';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Styles without the whitespace of their source. Of the widget also without `rem`: a site may set its root element's size
 * to anything, so lengths are pixels there, 16 to the rem.
 */
const compactStyles = ({ pixels }: { pixels: boolean }): Plugin => ({
  name: 'compact-styles',
  transform: (code, id) =>
    id.includes('/web/') && id.endsWith('.ts')
      ? code.replace(/\bcss`[^`]*`/g, (style) => {
          const compact = style
            .replace(/\/\*[\s\S]*?\*\//g, '')
            .replace(/\s+/g, ' ')
            .replace(/\s*([{};])\s*/g, '$1');
          return pixels
            ? compact.replace(/(\d*\.?\d+)rem\b/g, (_, n) => `${Math.round(Number(n) * 1600) / 100}px`)
            : compact;
        })
      : undefined,
});

/** The widget as one script: a snippet with a checksum (SRI) covers only the file that it names, not its chunks. */
async function buildWidget(): Promise<string> {
  const built = (await build(
    mergeConfig(config, {
      configFile: false,
      logLevel: 'warn',
      plugins: [compactStyles({ pixels: true })],
      build: {
        write: false,
        lib: { entry: join(here, 'widget', 'main.ts'), formats: ['es'], fileName: () => 'widget.js' },
        // Of a library Vite itself keeps the white space.
        rolldownOptions: { output: { codeSplitting: false, minify: true } },
      },
    }),
  )) as Rolldown.RolldownOutput[];
  const chunks = built.flatMap((b) => b.output).filter((o) => o.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`The widget must be one script, but its build made ${chunks.length}.`);
  // What is left of line breaks followed by indentation stands in markup.
  return chunks[0]!.code.replace(/\n {2,}/g, ' ');
}

/** Tells the page which fixed version of the widget there is, for the snippet that it shows. */
const namePinnedWidget = (src: string, integrity: string): Plugin => ({
  name: 'name-pinned-widget',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { name: 'otr-widget', content: src, 'data-integrity': integrity }, injectTo: 'head' },
  ],
});

/**
 * Builds the page and the widget into `outDir`: `index.html`, `widget-demo.html`, `assets/*`, `widget.js` and the same widget as
 * `widget-<hash>.js`. What was there before is replaced only when the build has succeeded.
 *
 * @throws when a source does not compile; `outDir` is then as it was
 */
export async function buildWeb(outDir: string): Promise<void> {
  const target = resolve(outDir);
  const fresh = `${target}.new-${process.pid}`;
  try {
    const widget = await buildWidget();
    const pinned = `widget-${createHash('sha256').update(widget).digest('hex').slice(0, 12)}.js`;
    const integrity = `sha384-${createHash('sha384').update(widget).digest('base64')}`;
    await mkdir(fresh, { recursive: true });
    await build(
      mergeConfig(config, {
        configFile: false,
        logLevel: 'warn',
        plugins: [compactStyles({ pixels: false }), namePinnedWidget(`/${pinned}`, integrity)],
        build: { outDir: fresh, emptyOutDir: false },
      }),
    );
    await copyFile(join(here, 'widget', 'demo.html'), join(fresh, 'widget-demo.html'));
    await writeFile(join(fresh, 'widget.js'), widget);
    await writeFile(join(fresh, pinned), widget);
    await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildWeb(process.argv[2] ?? join(here, '..', 'dist', 'web'));
}

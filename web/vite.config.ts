import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/** The page; the widget is built beside it by `build.ts`, which adds what each of the two needs. */
export default {
  root: dirname(fileURLToPath(import.meta.url)),
  publicDir: false,
  // Also under a test runner, whose NODE_ENV would bring lit's development build.
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // An inlined file would be a data: address, which the content security policy refuses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
} satisfies UserConfig;

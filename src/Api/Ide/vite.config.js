import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const outDir = '../wwwroot/ide';

/** Writes `file.gz` beside every text file, so that the server compresses nothing at run time. */
const precompress = () => ({
  name: 'precompress',
  closeBundle() {
    for (const entry of readdirSync(outDir, { recursive: true })) {
      if (/\.(js|css|svg)$/.test(entry)) {
        const file = join(outDir, entry);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    }
  },
});

export default defineConfig({
  base: '/ide/',
  plugins: [precompress()],
  build: {
    outDir,
    emptyOutDir: true,
    reportCompressedSize: false,
    // The editor and its workers are one page for developers, loaded once and cached for ever.
    chunkSizeWarningLimit: 8192,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      onwarn(warning, warn) {
        // "use client" means something to server-side rendering only.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  worker: { format: 'es' },
});

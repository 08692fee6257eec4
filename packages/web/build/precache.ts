/** Tells the service worker which files there are, so that it fetches all of them once, and again when one has changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = 'service-worker.js';

export const precache: Plugin = {
  name: 'precache',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const files = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== WORKER && !entry.name.endsWith('.map'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const hash = createHash('sha256');
    for (const file of files) hash.update(file).update(readFileSync(file));
    const names = files.map((file) => relative(dir, file).split(sep).join('/'));
    const assets = {
      version: hash.digest('hex').slice(0, 16),
      files: names.map((name) => name.replace(/^index\.html$/, './')),
    };
    const path = join(dir, WORKER);
    writeFileSync(path, `globalThis.ASSETS = ${JSON.stringify(assets)};\n${readFileSync(path, 'utf8')}`);
  },
};

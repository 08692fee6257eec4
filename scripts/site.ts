// Gathers the pages of the documentation in site/pages: the documents of the repository, and what the packages export.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeApi, type Door } from './site/api.ts';
import { pageOf, pageText } from './site/pages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'site/pages');

/** Every entry of `exports` that has types, of every package. */
function doors(): Door[] {
  return readdirSync(join(root, 'packages')).flatMap((folder) => {
    const { name, exports = {} } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as {
      name: string;
      exports?: Record<string, string | { types?: string }>;
    };
    return Object.entries(exports).flatMap(([path, target]) =>
      typeof target === 'string' || target.types === undefined
        ? []
        : [{ name: posix.join(name, path), types: join(root, 'packages', folder, target.types) }],
    );
  });
}

/** Paths of all that may be a page. */
function documents(): string[] {
  const inFolder = (folder: string): string[] =>
    readdirSync(join(root, folder)).map((name) => posix.join(folder, name));
  const readmes = [...inFolder('packages'), ...inFolder('examples')].map((folder) => `${folder}/README.md`);
  return [...inFolder('.'), ...inFolder('docs'), ...readmes].filter((path) => existsSync(join(root, path)));
}

rmSync(out, { recursive: true, force: true });
for (const path of documents()) {
  const page = pageOf(path);
  if (page === undefined) continue;
  mkdirSync(dirname(join(out, page)), { recursive: true });
  writeFileSync(join(out, page), pageText(root, path, readFileSync(join(root, path), 'utf8')));
}
mkdirSync(join(out, 'public'), { recursive: true });
for (const picture of ['report.png', 'web.png'])
  copyFileSync(join(root, 'docs', picture), join(out, 'public', picture));
await writeApi(root, doors(), join(out, 'api'));

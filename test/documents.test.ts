/** How the repository reads: the width of its tables, and phrases that say less than they should. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/hotpix.ts';
import { LIMIT_SETS, type LimitSet } from '@hotpix/result/names';

/** Of a line of a table, in characters: what a terminal and a diff show side by side. */
const WIDEST = 160;

const COUNTED =
  'bits?|bytes?|samples?|pixels|numbers?|values?|lines?|rows?|columns?|sites|frames|planes|tables?|entry|entries|evidence';
const EACH =
  'pixel|sample|photograph|frame|file|camera|row|column|line|site|channel|colour|component|block|character|bit|byte|side';
const VERBS = 'may|can|has|is|does|holds|takes|gives|claims|shows|will|must|under|of|in|on';

/** What to say instead, by what is said. */
const PHRASES: Readonly<Record<string, RegExp>> = {
  "'per', as in 'bits per sample'": new RegExp(`\\b(?:${COUNTED}) an? (?:${EACH})\\b(?! (?:${VERBS})\\b)`, 'gi'),
  "'resume', or 'carry on with'": /\bgo(?:es|ing|ne)? on (?:with|from)\b/gi,
};

const filesIn = (folder: string, suffix: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix) && !/(^|[/\\])(node_modules|dist|generated)[/\\]/.test(name))
    .map((name) => join(folder, name));

const children = (folder: string): string[] => readdirSync(join(root, folder)).map((name) => join(folder, name));

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', '.changeset', ...children('examples'), ...children('packages')].flatMap((folder) =>
    filesIn(folder, '.md'),
  ),
];
const sources = children('packages').flatMap((folder) => filesIn(join(folder, 'src'), '.ts'));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

function phrasesIn(text: string): string[] {
  return Object.entries(PHRASES).flatMap(([better, said]) =>
    Array.from(text.matchAll(said), ([found]) => `'${found}' should be ${better}`),
  );
}

describe('the documents', () => {
  test('have no line of a table that is too long to be read', () => {
    const long = documents.flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, i) => (/^\s*\|/.test(line) && line.length > WIDEST ? [`${path}:${i + 1}`] : [])),
    );
    expect(long).toEqual([]);
  });

  test('list all packages, with what each is and may import', () => {
    const packages = readdirSync(join(root, 'packages'));
    const missing = (path: string, link: (name: string) => string): string[] =>
      packages.filter((name) => !read(path).includes(link(name)));
    expect(missing('README.md', (name) => `](packages/${name})`)).toEqual([]);
    // The command line has another name than its folder; what begins a plugin is no part of the house.
    const houses = { cli: '`hotpix`', 'create-hotpix-plugin': '' };
    expect(missing('docs/architecture.md', (name) => ({ [name]: `\`${name}\``, ...houses })[name] ?? '')).toEqual([]);
  });

  test('ask of a set of limits that has several whether a camera is normal', () => {
    const named = documents.flatMap((path) => Array.from(read(path).matchAll(/\bset=([\w-]+)/g), ([, name]) => name));
    expect(named.length).toBeGreaterThan(1);
    const sets: Readonly<Record<string, LimitSet | undefined>> = LIMIT_SETS;
    expect(named.filter((name) => (sets[name]?.rows.length ?? 0) < 2)).toEqual([]);
  });

  test('and the sources avoid the phrases that were replaced once', () => {
    const found = [...documents, ...sources].flatMap((path) =>
      phrasesIn(read(path)).map((phrase) => `${path}: ${phrase}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the README of a package', () => {
  const REPOSITORY = /^https:\/\/github\.com\/hotpix\/hotpix\/(blob|tree)\/main\/([^#]+)/;
  const readmes = documents.filter((path) => /^packages[/\\][^/\\]+[/\\](templates[/\\].*)?README\.md$/.test(path));
  const links = readmes.flatMap((path) =>
    Array.from(read(path).matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => ({ path, target })),
  );

  test('leads nowhere by a path: npm shows it without the repository around it', () => {
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(({ target }) => !/^(https:|#)/.test(target))).toEqual([]);
  });

  test('leads to what lies in the repository', () => {
    const dead = links.filter(({ target }) => {
      const [, kind, path] = REPOSITORY.exec(target) ?? [];
      const found = path === undefined ? undefined : statSync(join(root, path), { throwIfNoEntry: false });
      return path !== undefined && !(kind === 'tree' ? found?.isDirectory() : found?.isFile());
    });
    expect(dead).toEqual([]);
  });
});

describe('a phrase', () => {
  test.each(['16 bits a sample', 'One evidence a pixel, in eighths', 'a line a pixel', 'to go on with a State'])(
    "is found: '%s'",
    (text) => {
      expect(phrasesIn(text)).toHaveLength(1);
    },
  );

  test.each([
    'the largest value a sample can have',
    'the most pixels a frame may have',
    'a chance of one in a row of ten',
    'the scan goes on',
    'one bit per block',
  ])("is let be: '%s'", (text) => {
    expect(phrasesIn(text)).toEqual([]);
  });
});

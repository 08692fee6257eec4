/** The pages of the benches are laid out so that they can be read, and the documents have that layout. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { subjectsOf } from '../accuracy/jobs.ts';
import { accuracyPage } from '../accuracy/page.ts';
import { LAYOUTS } from '../repair/layouts.ts';
import { ISOS, SENSORS, type MosaicRow } from '../repair/measure-mosaics.ts';
import { repairPage } from '../repair/page.ts';
import { row } from './rows.ts';

const NOWHERE = { quick: false, data: 'nowhere' };
const HALF = { found: 1, of: 2 };
const FIGURES = { psnr: 99.94, worst: 1 };

const document = (name: string): string => fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url));

async function formatted(name: string, page: string): Promise<string> {
  const path = document(name);
  return format(page, { ...(await resolveConfig(path)), parser: 'markdown' });
}

/** The headings of the tables in turn, and of the sections they stand in. */
const outline = (page: string): string[] =>
  page
    .split('\n')
    .filter((line, i, lines) => line.startsWith('#') || (lines[i + 1] ?? '').startsWith('| ---'))
    .map((line) => line.replace(/ +/g, ' '));

const widest = (page: string): number =>
  Math.max(...page.split('\n').flatMap((line) => (line.startsWith('|') ? [line.length] : [])));

const accuracy = accuracyPage(subjectsOf(NOWHERE), {
  simulated: [
    row('raw', 24, [100, 1, 50], { camera: 'four colours' }),
    row('JPEG q92 4:2:0', 24, [100, 1, 50], { camera: 'stars, drifting, defects' }),
    ...[6, 12, 24, 48, 96].map((frames) => row('raw', frames, [0, 0, 0], { camera: 'city lights, small' })),
    row('JPEG q92 4:2:0', 24, [100, 1, 50], { camera: 'smoothed colour' }),
    row('JPEG q92 4:2:0', 24, [0, 12, 0], { camera: 'smoothed colour, clean' }),
    row('raw', 24, [0, 88_758, 0], { camera: 'clean phone', ranking: 'rawpy' }),
  ],
  real: [{ set: 'canon-s40/jpeg', photographs: 5, ranking: 'evidence', finds: 16, known: HALF, seconds: 1 }],
  agreements: [{ set: 'canon-s40', jpegInRaw: HALF, rawInJpeg: HALF }],
  canon: [{ photographs: 5, all: 88, three: 59, five: 39, beyondChance: 25, found: 17 }],
});

const notDrawn = (): Promise<never> => Promise.reject(new Error('Not drawn here.'));

const repair = repairPage(
  [
    { name: 'photographs', count: 5, scene: notDrawn },
    { name: 'procedural', count: 3, scene: notDrawn },
  ],
  {
    mosaics: Object.keys(SENSORS).map((sensor): MosaicRow => {
      const figures = Object.fromEntries(LAYOUTS.map(({ name }) => [name, FIGURES]));
      return { scenes: 'photographs', sensor, iso: ISOS[2], method: 'hotpix median', figures };
    }),
    jpegs: [
      {
        method: 'not repaired',
        scenes: 'photographs',
        quality: '92 4:2:0',
        iso: 3200,
        smear: FIGURES,
        filters: { R: FIGURES, G: FIGURES, B: FIGURES },
        around: FIGURES,
        changed: 0.1,
      },
    ],
    darks: [{ scenes: 'photographs', iso: 1600, dark: 0.1, replaced: FIGURES, subtracted: FIGURES, share: 0.1 }],
    times: [{ file: 'JPG', method: 'membrane', samples: 9826, seconds: 3 }],
  },
);

test.each([
  ['accuracy', accuracy],
  ['repair', repair],
])('%s: the document has the sections and tables that the bench prints', async (name, page) => {
  expect(outline(readFileSync(document(name), 'utf8'))).toEqual(outline(await formatted(name, page)));
});

test.each([
  ['accuracy', accuracy],
  ['repair', repair],
])('%s: the document has the words that the bench prints', async (name, page) => {
  const there = new Set(readFileSync(document(name), 'utf8').split('\n'));
  const words = (await formatted(name, page)).split('\n').filter((line) => !line.startsWith('|'));
  expect(words.filter((line) => !there.has(line))).toEqual([]);
});

test.each([
  ['accuracy', accuracy],
  ['repair', repair],
])('%s: no line of a table is longer than 160 characters', async (name, page) => {
  expect(widest(await formatted(name, page))).toBeLessThanOrEqual(160);
});

test('cameras without defects are left out of what is found of each kind', () => {
  const [, byKind = ''] = /### By kind([\s\S]*?)### By contrast/.exec(accuracy) ?? [];
  expect(byKind).toContain('| four colours | raw |');
  expect(byKind).not.toContain('clean phone');
});

// What a scan costs beside decoding alone, the article's program and native LibRaw, as whole commands; writes docs/performance.md.
// usage: npm run bench -- [--quick] [--rounds n] [--photographs n]
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { compare, type Figures } from './speed/compare.ts';
import { page, type Section } from './speed/page.ts';
import { filesOf, repeated, takeAll } from './speed/photographs.ts';
import { article, hotpix, libraw, machine, sharpFloor, start, type MakeProgram } from './speed/programs.ts';
import { table } from './speed/tables.ts';

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    photographs: { type: 'string', default: '48' },
  },
});
const rounds = values.quick ? 1 : Number(values.rounds);
const photographs = values.quick ? 8 : Number(values.photographs);
const LARGE = { megapixels: 61, photographs: 4 };
const USUAL = { megapixels: 24, photographs };
const SMALL = { megapixels: 6, photographs: Math.min(16, photographs) };
/** Thumbnails, as many as there may be on a disk: they show what each file costs beside its pixels. */
const TINY = { megapixels: 0.1, photographs: 50 };
const MANY = values.quick ? 500 : 5000;

const moments = hotpix('hotpix scan --rank variance (moments only)', '--rank', 'variance');
const evidence = hotpix('hotpix scan (evidence, the default)');

console.log(
  `${cpus()[0].model}, ${availableParallelism()} processors, ${(totalmem() / 1e9).toFixed(0)} GB; ${machine()}`,
);
await takeAll(USUAL, ['jpeg', 'dng', 'packed']);
await takeAll(LARGE, ['jpeg', 'dng']);
await takeAll(SMALL, ['jpeg']);
await takeAll(TINY, ['jpeg']);
const sections = [
  await section('JPEG, 24 megapixels', filesOf(USUAL, 'jpeg'), [sharpFloor, moments, evidence, article()], {
    [moments([]).name]: '1',
    [evidence([]).name]: '1.25, 1.1 GB',
  }),
  await section('Uncompressed DNG, 24 megapixels', filesOf(USUAL, 'dng'), [libraw(), evidence], {
    [evidence([]).name]: '2, 1.4 GB',
  }),
  await section('Lossless JPEG DNG, 24 megapixels', filesOf(USUAL, 'packed'), [libraw(), evidence], {
    [evidence([]).name]: '0.6, 1.4 GB',
  }),
  await section('JPEG, 61 megapixels', filesOf(LARGE, 'jpeg'), [sharpFloor, evidence], {
    [evidence([]).name]: '3, 2.5 GB',
  }),
  await section('Uncompressed DNG, 61 megapixels', filesOf(LARGE, 'dng'), [libraw(), evidence], {
    [evidence([]).name]: '5, 2.5 GB',
  }),
  await section('JPEG, 6 megapixels', filesOf(SMALL, 'jpeg'), [sharpFloor, evidence], { [evidence([]).name]: '2' }),
  await section('JPEG, 0.1 megapixels', repeated(TINY, 'jpeg', MANY), [sharpFloor, evidence]),
  ...(await byFrames(values.quick ? [4, 8] : [20, 48, 200])),
  { title: 'Start', table: table(await compare(start, 2 * rounds + 1, tell), 1, { 'hotpix --help': '150 ms' }) },
];
for (const { title, table: figures } of sections) console.log(`\n${title}\n${figures}`);
if (values.quick) console.log('\ndocs/performance.md is written by a whole run only.');
else
  writeFileSync(PAGE, await format(page(sections, machine()), { ...(await resolveConfig(PAGE)), parser: 'markdown' }));

async function section(
  title: string,
  files: readonly string[],
  programs: readonly (MakeProgram | undefined)[],
  goals: Readonly<Record<string, string>> = {},
): Promise<Section> {
  console.log(`\n${title}, ${files.length} photographs, ${rounds} rounds`);
  const present = programs.filter((program) => program !== undefined);
  const figures = await compare(
    present.map((program) => program(files)),
    rounds,
    tell,
  );
  return { title: `${title}, ${files.length} photographs`, table: table(figures, files.length, goals) };
}

/** Memory and time by the number of photographs. */
async function byFrames(numbers: readonly number[]): Promise<Section[]> {
  const rows: Figures[] = [];
  for (const number of numbers) {
    const [figures] = await compare([evidence(repeated(USUAL, 'jpeg', number))], 1, tell);
    rows.push({
      ...figures,
      name: `${number} photographs`,
      ratio: figures.seconds / (rows[0]?.seconds ?? figures.seconds),
    });
  }
  return [{ title: 'The same JPEGs, by their number', table: table(rows, numbers) }];
}

function tell(name: string, { seconds, peak }: { seconds: number; peak: number }): void {
  console.log(`  ${name}: ${seconds.toFixed(2)} s, ${(peak / 1e9).toFixed(2)} GB`);
}

// What a scan costs beside decoding alone, other programs and native LibRaw, as whole commands; writes docs/performance.md.
// usage: npm run bench -- [--quick] [--rounds n] [--photographs n] [--only part of a title]
// HOTPIX_BENCH_PYTHON names a Python to ask first, as of an environment that has rawpy.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { budget, type Budget } from './speed/budget.ts';
import { compare, type Figures } from './speed/compare.ts';
import { limitsTable, type Limit } from './speed/limits.ts';
import { page, type Section } from './speed/page.ts';
import { filesOf, repeated, takeAll } from './speed/photographs.ts';
import {
  article,
  carefulNumpy,
  hotpix,
  libraw,
  machine,
  onProcessors,
  rawpyEnhance,
  repair,
  report,
  sharpFloor,
  start,
  type Absent,
  type MakeProgram,
} from './speed/programs.ts';
import type { Program } from './speed/run.ts';
import { table } from './speed/tables.ts';

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    photographs: { type: 'string', default: '48' },
    only: { type: 'string', default: '' },
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
/** Photographs that are scanned of each size. */
const FEW = 4;
const BY_NUMBER = 'The same JPEGs, by their number';
const NUMBERS = values.quick ? [4, 8] : [20, 48, 200];
/** Photographs of which a report is made. */
const REPORTED = 24;
const absent = new Set<string>();
/** By the titles of their sections. */
const measured = new Map<string, readonly Figures[]>();
const kernels = new Map<string, Budget['kernels']>();

const moments = hotpix('hotpix scan --rank variance (moments only)', '--rank', 'variance');
const evidence = hotpix('hotpix scan (evidence, the default)');

console.log(
  `${cpus()[0].model}, ${availableParallelism()} processors, ${(totalmem() / 1e9).toFixed(0)} GB; ${machine()}`,
);
await takeAll(USUAL, ['jpeg', 'dng', 'packed']);
await takeAll(LARGE, ['jpeg', 'dng']);
await takeAll(SMALL, ['jpeg']);
await takeAll(TINY, ['jpeg']);
const ofJpegs = [sharpFloor, moments, evidence, carefulNumpy(), article()];
const sections = [
  ...(await section('JPEG, 24 megapixels', filesOf(USUAL, 'jpeg'), ofJpegs, {
    [moments([]).name]: '1',
    [evidence([]).name]: '1.25, 1.1 GB',
  })),
  ...(await section('Uncompressed DNG, 24 megapixels', filesOf(USUAL, 'dng'), [libraw(), evidence, rawpyEnhance()], {
    [evidence([]).name]: '2, 1.4 GB',
  })),
  ...(await section('Lossless JPEG DNG, 24 megapixels', filesOf(USUAL, 'packed'), [libraw(), evidence], {
    [evidence([]).name]: '0.6, 1.4 GB',
  })),
  ...(await section('JPEG, 61 megapixels', filesOf(LARGE, 'jpeg'), [sharpFloor, evidence], {
    [evidence([]).name]: '3, 2.5 GB',
  })),
  ...(await section('Uncompressed DNG, 61 megapixels', filesOf(LARGE, 'dng'), [libraw(), evidence], {
    [evidence([]).name]: '5, 2.5 GB',
  })),
  ...(await section('JPEG, 6 megapixels', filesOf(SMALL, 'jpeg'), [sharpFloor, evidence], {
    [evidence([]).name]: '2',
  })),
  ...(await section('JPEG, 0.1 megapixels', repeated(TINY, 'jpeg', MANY), [sharpFloor, evidence])),
  ...(await inRows(BY_NUMBER, NUMBERS, (number) => ({
    program: { ...evidence(repeated(USUAL, 'jpeg', number)), name: `${number} photographs` },
    photographs: number,
  }))),
  ...(await inRows(`JPEGs by their size, ${FEW} photographs`, [TINY, SMALL, USUAL, LARGE], (album) => ({
    program: {
      ...evidence(filesOf({ ...album, photographs: FEW }, 'jpeg')),
      name: `${album.megapixels} megapixels`,
    },
    photographs: FEW,
  }))),
  ...(await section('JPEG, 24 megapixels, by processors', filesOf(USUAL, 'jpeg'), [1, 2, 4, 8].map(onProcessors))),
  ...(await section(`With the report, JPEG, 24 megapixels`, filesOf(USUAL, 'jpeg').slice(0, REPORTED), [
    evidence,
    report,
  ])),
  ...(await section(`With the report, uncompressed DNG, 24 megapixels`, filesOf(USUAL, 'dng').slice(0, REPORTED), [
    evidence,
    report,
  ])),
  ...(await repairSection()),
  ...(await startSection()),
  ...budgetSection('JPEG, 24 megapixels', filesOf(USUAL, 'jpeg')),
  ...budgetSection('uncompressed DNG, 24 megapixels', filesOf(USUAL, 'dng')),
  ...budgetSection('JPEG, 0.1 megapixels', repeated(TINY, 'jpeg', MANY / 5)),
  ...limitsSection(),
];
for (const { title, table: figures } of sections) console.log(`\n${title}\n${figures}`);
for (const reason of absent) console.log(`Left out: ${reason}`);
if (values.quick || values.only) console.log('\ndocs/performance.md is written by a whole run only.');
else
  writeFileSync(
    PAGE,
    await format(page(sections, machine(), [...absent]), { ...(await resolveConfig(PAGE)), parser: 'markdown' }),
  );

/** None where it is not asked for. */
async function section(
  title: string,
  files: readonly string[],
  programs: readonly (MakeProgram | Absent)[],
  goals: Readonly<Record<string, string>> = {},
): Promise<Section[]> {
  if (!title.includes(values.only)) return [];
  console.log(`\n${title}, ${files.length} photographs, ${rounds} rounds`);
  for (const program of programs) if ('absent' in program) absent.add(program.absent);
  const present = programs.filter((program) => !('absent' in program)) as MakeProgram[];
  const figures = await compare(
    present.map((program) => program(files)),
    rounds,
    files,
    tell,
  );
  measured.set(title, figures);
  return [{ title: `${title}, ${files.length} photographs`, table: table(figures, files.length, goals) }];
}

/** Of two scans, of which the longer one tells what a further photograph takes. */
function budgetSection(what: string, files: readonly string[]): Section[] {
  const title = `Where the time goes, ${what}`;
  if (!title.includes(values.only)) return [];
  console.log(`\n${title}, ${files.length} photographs`);
  const figures = budget(files.slice(0, Math.ceil(files.length / 3)), files);
  if ('absent' in figures) {
    absent.add(figures.absent);
    return [];
  }
  kernels.set(what, figures.kernels);
  return [{ title, table: figures.table }];
}

/** What scans would take if nothing but kernels took time, beside the goals. None unless all that is asked for was measured. */
function limitsSection(): Section[] {
  const limits = [
    limitOf('JPEG, 24 megapixels', 'JPEG, 24 megapixels', 1.25),
    furtherLimit(0.95),
    limitOf('Uncompressed DNG, 24 megapixels', 'uncompressed DNG, 24 megapixels', 2),
  ];
  const known = limits.filter((limit) => limit !== undefined);
  if (known.length < limits.length) return [];
  return [{ title: 'Goals, and what kernels alone would take', table: limitsTable(known, availableParallelism()) }];
}

/** Of a photograph of a scan, against the first program of its section. */
function limitOf(title: string, what: string, goal: number): Limit | undefined {
  const figures = measured.get(title);
  const scan = figures?.find(({ name }) => name === evidence([]).name);
  const own = kernels.get(what);
  if (!figures || !scan || !own) return undefined;
  return { name: title, goal, ratio: scan.ratio, floor: msOf(figures[0].seconds), kernels: own.all };
}

/** Of each photograph that the longest scan has more than the one before, against decoding with sharp. */
function furtherLimit(goal: number): Limit | undefined {
  const [sharp] = measured.get('JPEG, 24 megapixels') ?? [];
  const [shorter, longer] = measured.get(BY_NUMBER)?.slice(-2) ?? [];
  const own = kernels.get('JPEG, 24 megapixels');
  if (!sharp || !shorter || !longer || !own) return undefined;
  const each = (longer.seconds - shorter.seconds) / (NUMBERS.at(-1)! - NUMBERS.at(-2)!);
  const floor = msOf(sharp.seconds);
  return { name: 'each further JPEG', goal, ratio: (1000 * each) / floor, floor, kernels: own.each };
}

/** Per photograph of the usual album. */
function msOf(seconds: number): number {
  return (1000 * seconds) / USUAL.photographs;
}

/** A program a row, each on files of its own. */
async function inRows<T>(
  title: string,
  cases: readonly T[],
  rowOf: (one: T) => { readonly program: Program; readonly photographs: number },
): Promise<Section[]> {
  if (!title.includes(values.only)) return [];
  console.log(`\n${title}, ${rounds} rounds`);
  const rows = cases.map(rowOf);
  const figures = await compare(
    rows.map(({ program }) => program),
    rounds,
    [],
    tell,
  );
  const numbers = rows.map(({ photographs }) => photographs);
  measured.set(title, figures);
  return [{ title, table: table(figures, numbers) }];
}

/** Of one photograph, and of a few. */
async function repairSection(): Promise<Section[]> {
  const title = 'Repair, JPEG, 24 megapixels';
  if (!title.includes(values.only)) return [];
  const fix = repair(filesOf(USUAL, 'jpeg'));
  return inRows(title, [1, FEW], (number) => ({
    program: {
      ...fix(filesOf({ ...USUAL, photographs: number }, 'jpeg')),
      name: `hotpix fix, ${number === 1 ? '1 photograph' : `${number} photographs`}`,
    },
    photographs: number,
  }));
}

async function startSection(): Promise<Section[]> {
  const title = 'Start';
  if (!title.includes(values.only)) return [];
  return [
    { title, table: table(await compare(start, 2 * rounds + 1, [], tell), 1, { 'hotpix --help': '150 ms' }, 'run') },
  ];
}

function tell(name: string, { seconds, peak }: { seconds: number; peak: number }): void {
  console.log(`  ${name}: ${seconds.toFixed(2)} s, ${(peak / 1e9).toFixed(2)} GB`);
}

/** JPEG files of random coefficients, in every form that a camera or a program may choose. */
import fc from 'fast-check';
import { encodeScan } from '../../src/entropy/encode-scan.ts';
import { join } from '../../src/rewrite.ts';
import { readStructure } from '../../src/structure/read-structure.ts';
import { STANDARD_TABLES } from '../../src/structure/standard-tables.ts';
import { writeHuffmanTable } from '../../src/structure/huffman-table.ts';
import { ascii, EOI, segment, SOI } from './files.ts';

export interface Form {
  readonly width: number;
  readonly height: number;
  /** Horizontal factor times 16 plus vertical factor of each component. */
  readonly samplings: readonly number[];
  readonly isProgressive: boolean;
  /** Whether each sequential scan has one component. */
  readonly isApart: boolean;
  /** MCUs; 0 for none. */
  readonly interval: number;
  /** Adobe's transform; undefined for no such segment. */
  readonly transform: number | undefined;
  /** Where progressive scans part the band, and how many bits they leave to later ones. */
  readonly split: number;
  readonly low: number;
  readonly step: number;
  /** Coefficients are at most as large, and one in as many is not zero. */
  readonly most: number;
  readonly sparse: number;
  readonly seed: number;
}

/** Samplings of which libjpeg shows a picture: whole ratios, at most 10 blocks together. */
const SAMPLINGS = [
  [0x11],
  [0x22],
  [0x11, 0x11, 0x11],
  [0x21, 0x11, 0x11],
  [0x12, 0x11, 0x11],
  [0x22, 0x11, 0x11],
  [0x41, 0x11, 0x11],
  [0x14, 0x11, 0x11],
  [0x42, 0x11, 0x11],
  [0x31, 0x11, 0x11],
  [0x22, 0x12, 0x21],
  [0x22, 0x21, 0x11],
  [0x11, 0x22, 0x11],
];

export const forms: fc.Arbitrary<Form> = fc.record({
  width: fc.integer({ min: 1, max: 70 }),
  height: fc.integer({ min: 1, max: 70 }),
  samplings: fc.constantFrom(...SAMPLINGS),
  isProgressive: fc.boolean(),
  isApart: fc.boolean(),
  interval: fc.constantFrom(0, 0, 1, 2, 7),
  transform: fc.constantFrom(undefined, 0, 1),
  split: fc.integer({ min: 1, max: 63 }),
  low: fc.nat(3),
  step: fc.integer({ min: 1, max: 40 }),
  most: fc.constantFrom(1, 5, 40),
  sparse: fc.constantFrom(2, 8, 40),
  seed: fc.nat(),
});

/** The file: an empty one of this form, whose scans are then coded of random coefficients. */
export function fileOf(form: Form): Uint8Array {
  const empty = Uint8Array.from([SOI, header(form), ...scansOf(form).map((scan) => emptyScan(form, scan)), EOI].flat());
  const structure = readStructure(empty);
  const random = randomOf(form.seed);
  const planes = structure.frame.components.map(({ stride, storedRows }) =>
    Int16Array.from({ length: 64 * stride * storedRows }, () =>
      random() * form.sparse < 1 ? Math.round((2 * random() - 1) * form.most) : 0,
    ),
  );
  const source = { bytes: empty, frame: structure.frame, planes };
  const encoded = structure.scans.map((scan) => encodeScan(source, scan));
  return join(empty, structure, encoded).bytes;
}

/** Reproducible, 0 to 1. */
function randomOf(seed: number): () => number {
  let state = (seed % 0x7fff_fffe) + 1;
  return () => (state = (state * 48_271) % 0x7fff_ffff) / 0x7fff_ffff;
}

function header({ width, height, samplings, isProgressive, interval, transform, step }: Form): number[] {
  const components = samplings.flatMap((sampling, i) => [i + 1, sampling, 0]);
  return [
    ...(transform === undefined ? [] : segment(0xee, ...ascii('Adobe'), 0, 100, 0, 0, 0, 0, transform)),
    ...segment(0xdb, 0, ...Array.from({ length: 64 }, (_, k) => Math.min(step + (k >> 1), 255))),
    ...segment(
      isProgressive ? 0xc2 : 0xc1,
      ...[8, height >> 8, height & 255, width >> 8, width & 255, samplings.length, ...components],
    ),
    ...STANDARD_TABLES.flatMap((table) => [...writeHuffmanTable(table)]),
    ...(interval > 0 ? segment(0xdd, interval >> 8, interval & 255) : []),
  ];
}

interface Script {
  readonly components: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly previous: number;
  readonly low: number;
}

function scansOf({ samplings, isProgressive, isApart, split, low }: Form): Script[] {
  const all = [...samplings.keys()];
  const together = { first: 0, last: 63, previous: 0, low: 0 };
  if (!isProgressive)
    return isApart ? all.map((i) => ({ ...together, components: [i] })) : [{ ...together, components: all }];
  const dc = { components: all, first: 0, last: 0 };
  const bands = [
    [1, split],
    [split + 1, 63],
  ].filter(([first, last]) => first <= last);
  const ac = all.flatMap((i) => bands.map(([first, last]) => ({ components: [i], first, last })));
  return [dc, ...ac].flatMap((scan) => [
    { ...scan, previous: 0, low },
    ...Array.from({ length: low }, (_, done) => ({ ...scan, previous: low - done, low: low - done - 1 })),
  ]);
}

function emptyScan({ width, height, samplings, interval }: Form, { components, ...band }: Script): number[] {
  const most = [4, 0].map((shift) => Math.max(...samplings.map((sampling) => (sampling >> shift) & 15)));
  const own = components.length > 1 ? 0x11 : samplings[components[0]];
  const blocksAlong = (size: number, shift: number): number => {
    const factor = most[shift === 4 ? 0 : 1];
    const mcus = Math.ceil(size / (8 * factor));
    return components.length > 1 ? mcus : Math.ceil(Math.ceil((size * ((own >> shift) & 15)) / factor) / 8);
  };
  const mcus = blocksAlong(width, 4) * blocksAlong(height, 0);
  const restarts = interval > 0 ? Math.ceil(mcus / interval) - 1 : 0;
  return [
    ...segment(
      0xda,
      ...[components.length, ...components.flatMap((i) => [i + 1, i > 0 ? 0x11 : 0])],
      ...[band.first, band.last, (band.previous << 4) | band.low],
    ),
    ...Array.from({ length: restarts }, (_, i) => [0xff, 0xd0 + (i & 7)]).flat(),
  ];
}

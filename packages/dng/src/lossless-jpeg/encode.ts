/** Samples into lossless JPEG: ITU-T T.81, process 14, predictor 1, 16 bits a sample. */
import { fitHuffman, type HuffmanTable } from './huffman.ts';
import { putScan } from './scan.ts';

/** Row-major samples, of which every n-th belongs to the same of n components. */
export interface Block {
  readonly samples: Uint16Array;
  /** Samples a row, of all components; a multiple of `components`. */
  readonly width: number;
  readonly height: number;
  /** 1 to 4. */
  readonly components: number;
}

const PRECISION = 16;
const LEFT_NEIGHBOUR = 1;
/** Categories SSSS, 0 to 16: how many bits a difference takes. */
const CATEGORIES = 17;

/** A whole JPEG file, with the Huffman table that fits it best: tables for each component save a thousandth at most. */
export function encodeLosslessJpeg(block: Block): Uint8Array {
  const differences = predict(block);
  const counts = countCategories(differences);
  const table = fitHuffman(counts);
  const head = headers(block, table);
  const file = new Uint8Array(head.length + scanBound(counts, table) + 2);
  file.set(head);
  const end = putScan(file, head.length, differences, table);
  file.set([0xff, 0xd9], end);
  return file.slice(0, end + 2);
}

/** Each sample's difference from its left neighbour of the same component, modulo 2^16. */
function predict({ samples, width, height, components }: Block): Int16Array {
  const differences = new Int16Array(samples.length);
  for (let at = 0; at < components; at++) differences[at] = samples[at] - 2 ** (PRECISION - 1);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    // The first of a row has no left neighbour, so that the one above takes its place.
    for (let at = start; row > 0 && at < start + components; at++) differences[at] = samples[at] - samples[at - width];
    for (let at = start + components; at < start + width; at++)
      differences[at] = samples[at] - samples[at - components];
  }
  return differences;
}

function countCategories(differences: Int16Array): number[] {
  const counts = new Uint32Array(CATEGORIES);
  for (let at = 0; at < differences.length; at++) counts[32 - Math.clz32(Math.abs(differences[at]))]++;
  return Array.from(counts);
}

/** Bytes that the scan takes at most: each of them may need a stuffed zero behind it. */
function scanBound(counts: readonly number[], { lengths }: HuffmanTable): number {
  const bits = counts.reduce((sum, count, category) => sum + count * (lengths[category] + (category & 15)), 0);
  return 2 * Math.ceil(bits / 8);
}

/** SOI, SOF3, DHT and SOS. */
function headers({ width, height, components }: Block, { bits, values }: HuffmanTable): number[] {
  const columns = width / components;
  const numbers = Array.from({ length: components }, (_, component) => component);
  const frame = numbers.flatMap((component) => [component, 0x11, 0]);
  const scan = numbers.flatMap((component) => [component, 0]);
  return [
    ...[0xff, 0xd8],
    ...segment(0xc3, [PRECISION, height >> 8, height & 255, columns >> 8, columns & 255, components, ...frame]),
    ...segment(0xc4, [0, ...bits, ...values]),
    ...segment(0xda, [components, ...scan, LEFT_NEIGHBOUR, 0, 0]),
  ];
}

const segment = (marker: number, body: readonly number[]): number[] => [
  ...[0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255],
  ...body,
];

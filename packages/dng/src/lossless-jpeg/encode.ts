/** Samples into lossless JPEG: ITU-T T.81, process 14. */
import { DEEPEST, differencesOf, LEFT_NEIGHBOUR, type Block } from './differences.ts';
import { fitHuffman, huffmanOf, type HuffmanTable } from './huffman.ts';
import type { LosslessHeaders } from './read-headers.ts';
import { putScan } from './scan.ts';

/** Categories SSSS, 0 to 16: how many bits a difference takes. */
const CATEGORIES = 17;

/** A whole JPEG file, with the Huffman table that fits it best: tables for each component save a thousandth at most. */
export function encodeLosslessJpeg(block: Block): Uint8Array {
  return encodeFitted(block, differencesOf(block));
}

/**
 * Other samples in a JPEG file that has been read, with its predictor, precision and components: by its own Huffman tables where
 * these have all codes and the file then fits into `room` bytes, else by the tables that make it shorter.
 * @param original the file, or its beginning
 * @param headers of that file
 */
export function encodeAgain(
  original: Uint8Array,
  headers: LosslessHeaders,
  samples: Uint16Array,
  room: number,
): Uint8Array {
  const block = { ...headers, samples };
  const differences = differencesOf(block);
  // Here data are written without restarts, of which the headers of some files speak.
  const isOne = headers.rowsAtOnce === headers.height;
  const own = isOne
    ? encodeBy(original.subarray(0, headers.dataAt), differences, headers.tables.map(huffmanOf))
    : undefined;
  if (own && own.length <= room) return own;
  const fitted = encodeFitted(block, differences);
  return own && own.length <= fitted.length ? own : fitted;
}

function encodeFitted(block: Block, differences: Int16Array): Uint8Array {
  const table = fitHuffman(countCategories(differences, 1)[0]);
  const tables = Array.from({ length: block.components }, () => table);
  // A table that was made for these differences has all their codes.
  return encodeBy(Uint8Array.from(headersOf(block, table)), differences, tables) as Uint8Array;
}

/** `undefined` where a table lacks a code. */
function encodeBy(head: Uint8Array, differences: Int16Array, tables: readonly HuffmanTable[]): Uint8Array | undefined {
  const counts = countCategories(differences, tables.length);
  const lacksCode = counts.some((of, component) =>
    of.some((count, category) => count > 0 && !tables[component].lengths[category]),
  );
  if (lacksCode) return undefined;
  const file = new Uint8Array(head.length + scanBound(counts, tables) + 2);
  file.set(head);
  const end = putScan(file, head.length, differences, tables);
  file.set([0xff, 0xd9], end);
  return file.slice(0, end + 2);
}

/** How often each category occurs in each of interleaved components. */
function countCategories(differences: Int16Array, components: number): number[][] {
  return Array.from({ length: components }, (_, component) => {
    const counts = new Uint32Array(CATEGORIES);
    for (let at = component; at < differences.length; at += components) {
      counts[32 - Math.clz32(Math.abs(differences[at]))]++;
    }
    return Array.from(counts);
  });
}

/** Bytes that the scan takes at most: each of them may need a stuffed zero behind it. */
function scanBound(counts: readonly (readonly number[])[], tables: readonly HuffmanTable[]): number {
  const bits = counts.map((of, component) =>
    of.reduce((sum, count, category) => sum + count * (tables[component].lengths[category] + (category & 15)), 0),
  );
  return 2 * Math.ceil(bits.reduce((sum, own) => sum + own) / 8);
}

/** SOI, SOF3, DHT and SOS. */
function headersOf(block: Block, { bits, values }: HuffmanTable): number[] {
  const { width, height, components, predictor = LEFT_NEIGHBOUR, precision = DEEPEST } = block;
  const columns = width / components;
  const numbers = Array.from({ length: components }, (_, component) => component);
  const frame = numbers.flatMap((component) => [component, 0x11, 0]);
  const scan = numbers.flatMap((component) => [component, 0]);
  return [
    ...[0xff, 0xd8],
    ...segment(0xc3, [precision, height >> 8, height & 255, columns >> 8, columns & 255, components, ...frame]),
    ...segment(0xc4, [0, ...bits, ...values]),
    ...segment(0xda, [components, ...scan, predictor, 0, 0]),
  ];
}

const segment = (marker: number, body: readonly number[]): number[] => [
  ...[0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255],
  ...body,
];

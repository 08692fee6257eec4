/** JPEG files made by hand, and files coded anew. */
import { readCoefficients } from '../../src/coefficients/read-coefficients.ts';
import { encodeScan } from '../../src/entropy/encode-scan.ts';
import { join } from '../../src/rewrite.ts';
import { readStructure } from '../../src/structure/read-structure.ts';

export const segment = (marker: number, ...payload: number[]): number[] => [
  0xff,
  marker,
  (payload.length + 2) >> 8,
  (payload.length + 2) & 255,
  ...payload,
];
export const SOI = [0xff, 0xd8];
export const EOI = [0xff, 0xd9];
export const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Steps of 8 throughout. */
export const DQT = segment(0xdb, 0, ...Array<number>(64).fill(8));
export const frame = (process: number, width: number, height: number, precision = 8): number[] =>
  segment(process, precision, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0);
const counts = (...numbers: number[]): number[] => [...numbers, ...Array<number>(16 - numbers.length).fill(0)];
/** DC: '0' is a difference of 0, '10' one of 3 bits. AC: '0' ends the block, '10' is 1 or -1 at once. */
export const DHT = segment(0xc4, 0x00, ...counts(1, 1), 0, 3, 0x10, ...counts(1, 1), 0x00, 0x01);
export const SOS = segment(0xda, 1, 1, 0, 0, 63, 0);

/** Three blocks of greyscale, one below the other, each an interval: DC 5, DC -5, and nothing but 1 behind DC. */
export const BLOCKS = [[0b10_101_0_11], [0b10_010_0_11], [0b0_10_1_0_111]];
export const restarted = (blocks = BLOCKS): Uint8Array => {
  const [first, second, third] = blocks;
  const data = [...first, 0xff, 0xd0, ...second, 0xff, 0xd1, ...third];
  return Uint8Array.from([SOI, DQT, frame(0xc0, 8, 24), DHT, segment(0xdd, 0, 1), SOS, data, EOI].flat());
};

/** The file with every scan coded anew, though nothing changed. */
export function recode(file: Uint8Array): Uint8Array {
  const structure = readStructure(file);
  const source = { bytes: file, frame: structure.frame, planes: readCoefficients(file, structure).planes };
  const all = structure.scans.map((scan) => encodeScan(source, scan));
  return join(file, structure, all).bytes;
}

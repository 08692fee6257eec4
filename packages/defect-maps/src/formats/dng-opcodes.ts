/**
 * The value of a DNG tag OpcodeList1 (51008): FixBadPixelsList (5) and FixBadPixelsConstant (4), DNG 1.3 and later, chapter 7.
 * Big-endian whatever the file is, positions in the whole stored frame from its top left, rectangles without their bottom row
 * and right column.
 */
import { toStored } from '../area.ts';
import { MOST_DEFECTS, type DefectMap, type Found, type Geometry, type MappedDefect } from '../defect-map.ts';
import { badList, cannotWrite } from '../errors.ts';
import type { MapFormat } from './map-format.ts';

const CONSTANT = 4;
const LIST = 5;
/** The DNG version that a reader must know: 1.3.0.0. */
const VERSION = 0x01030000;
/** A reader that does not know the opcode may go on without it. */
const OPTIONAL = 1;
const MOST_OPCODES = 1000;
const OPCODE_HEADER = 16;

/** BayerPhase by the pattern at the stored pixel (0, 0). */
const PHASES = ['GR/BG', 'RG/GB', 'BG/GR', 'GB/RG'];

interface Opcode {
  readonly id: number;
  readonly parameters: DataView;
}

/** @throws {DefectMapError} `badList` */
function opcodesOf(bytes: Uint8Array): Opcode[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = bytes.length < 4 ? 0 : view.getUint32(0);
  if (bytes.length < 4 || count > MOST_OPCODES) {
    throw badList('the opcode list', `up to ${MOST_OPCODES} opcodes`, `${count} in ${bytes.length} bytes`);
  }
  const opcodes: Opcode[] = [];
  let at = 4;
  for (let index = 0; index < count; index++) {
    const length = at + OPCODE_HEADER <= bytes.length ? view.getUint32(at + 12) : Infinity;
    const from = at + OPCODE_HEADER;
    if (from + length > bytes.length) throw badList(`opcode ${index + 1}`, 'all of its bytes', 'the end of the list');
    opcodes.push({ id: view.getUint32(at), parameters: new DataView(view.buffer, view.byteOffset + from, length) });
    at = from + length;
  }
  return opcodes;
}

/** Whether bytes are an opcode list to their end. */
export function isOpcodeList(bytes: Uint8Array): boolean {
  try {
    const length = opcodesOf(bytes).reduce((sum, { parameters }) => sum + OPCODE_HEADER + parameters.byteLength, 4);
    return length > 4 && length === bytes.length;
  } catch {
    return false;
  }
}

function readList({ parameters }: Opcode, { width, height }: Geometry, where: string): MappedDefect[] {
  const [points, rectangles] =
    parameters.byteLength < 12 ? [-1, -1] : [parameters.getUint32(4), parameters.getUint32(8)];
  if (parameters.byteLength !== 12 + 8 * points + 16 * rectangles) {
    const came = `${points} and ${rectangles} in ${parameters.byteLength} bytes`;
    throw badList(where, '8 bytes a point and 16 bytes a rectangle', came);
  }
  if (points + rectangles > MOST_DEFECTS) throw badList(where, `at most ${MOST_DEFECTS} entries`, 'more');
  const frame = { x: 0, y: 0, width, height };
  const numbers = (at: number, count: number) =>
    Array.from({ length: count }, (_, index) => parameters.getInt32(at + 4 * index));
  return Array.from({ length: points + rectangles }, (_, index) => {
    const rest = index - points;
    const [top, left, bottom, right] = rest < 0 ? numbers(12 + 8 * index, 2) : numbers(12 + 8 * points + 16 * rest, 4);
    const [across, down] = rest < 0 ? [1, 1] : [right - left, bottom - top];
    return toStored({ x: left, y: top, width: across, height: down }, frame, `${where}, entry ${index + 1}`);
  });
}

function read(bytes: Uint8Array, geometry: Geometry): Found {
  let found: Found = { defects: [] };
  for (const [index, opcode] of opcodesOf(bytes).entries()) {
    const where = `opcode ${index + 1}`;
    if (opcode.id === LIST) found = { ...found, defects: found.defects.concat(readList(opcode, geometry, where)) };
    if (opcode.id !== CONSTANT) continue;
    if (opcode.parameters.byteLength !== 8) throw badList(where, '8 bytes', `${opcode.parameters.byteLength}`);
    found = { ...found, badValue: opcode.parameters.getUint32(0) };
  }
  return found;
}

/** @throws {DefectMapError} `cannotWrite` for what is no Bayer mosaic: DNG defines these opcodes for no other */
function phaseOf({ mosaic }: DefectMap): number {
  const phase = PHASES.indexOf(mosaic?.join('/') ?? '');
  if (phase < 0) throw cannotWrite('dng-opcodes', `a mosaic of ${PHASES.join(', ')}`, mosaic?.join('/') ?? 'none');
  return phase;
}

function write(map: DefectMap): Uint8Array {
  const phase = phaseOf(map);
  const points = map.defects.filter(({ width, height }) => width === 1 && height === 1);
  const rectangles = map.defects.filter(({ width, height }) => width > 1 || height > 1);
  const list = [
    ...[phase, points.length, rectangles.length],
    ...points.flatMap(({ x, y }) => [y, x]),
    ...rectangles.flatMap(({ x, y, width, height }) => [y, x, y + height, x + width]),
  ];
  const opcodes: [number, number[]][] = [
    ...(map.badValue === undefined ? [] : [[CONSTANT, [map.badValue, phase]] as [number, number[]]]),
    ...(map.defects.length === 0 ? [] : [[LIST, list] as [number, number[]]]),
  ];
  const words = opcodes.flatMap(([id, values]) => [id, VERSION, OPTIONAL, values.length * 4, ...values]);
  return bigEndian([opcodes.length, ...words]);
}

function bigEndian(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => view.setUint32(index * 4, word));
  return new Uint8Array(view.buffer);
}

export const dngOpcodes: MapFormat = {
  area: 'stored',
  read,
  write,
  fileName: () => 'OpcodeList1.bin',
};

/**
 * A State as bytes: a line that names the format, the length of a JSON header as a little-endian 32-bit number, the
 * header, and the planes one behind the other, each at a multiple of 8 bytes, as little-endian numbers.
 */
import { z } from 'zod';
import { badState, notAState } from '../errors.ts';
import type { Plane } from '../nouns.ts';
import { cameraSchema, fileRowSchema, frameSchema } from '../result/schema.ts';
import type { State } from './state.ts';

const NAME = 'hotpix-state';
const MAGIC = `${NAME} 1\n`;
const ALIGNMENT = 8;

const PLANE_TYPES = { Uint8Array, Uint16Array, Uint32Array, Int16Array, Int32Array, Float64Array } as const;
type PlaneType = keyof typeof PLANE_TYPES;

const whole = z.number().int().nonnegative();
const planeSchema = z.object({ type: z.enum(Object.keys(PLANE_TYPES) as [PlaneType]), length: whole, offset: whole });
const countedRowSchema = fileRowSchema.extend({ fingerprint: z.base64().optional() });
const headerSchema = z.object({
  planesLength: whole,
  cameras: z.array(
    z.object({
      shape: frameSchema.extend({ camera: cameraSchema }),
      files: z.array(countedRowSchema),
      statistics: z.record(z.string(), z.object({ version: z.number(), planes: z.record(z.string(), planeSchema) })),
    }),
  ),
  others: z.array(fileRowSchema),
});

/** The bytes of a State in parts, which share memory with it: write them before it changes. */
export function encodeState(state: State): Uint8Array[] {
  const planes: Uint8Array[] = [];
  let planesLength = 0;
  const place = (plane: Plane): z.infer<typeof planeSchema> => {
    const bytes = new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength);
    const padding = new Uint8Array(-plane.byteLength & (ALIGNMENT - 1));
    const offset = planesLength;
    planes.push(bytes, padding);
    planesLength += bytes.length + padding.length;
    return { type: plane.constructor.name as PlaneType, length: plane.length, offset };
  };
  const cameras = state.cameras.map(({ shape, files, statistics }) => ({
    shape,
    files,
    statistics: mapValues(statistics, ({ version, planes }) => ({ version, planes: mapValues(planes, place) })),
  }));
  // Parsing puts the keys into the order of the schema, so that equal states have equal bytes.
  const text = JSON.stringify(headerSchema.parse({ planesLength, cameras, others: state.others }));
  const start = MAGIC.length + 4;
  const length = new TextEncoder().encode(text).length;
  const padded = length + (-(start + length) & (ALIGNMENT - 1));
  const head = new Uint8Array(start + padded).fill(32);
  head.set(new TextEncoder().encode(MAGIC));
  new DataView(head.buffer).setUint32(MAGIC.length, padded, true);
  head.set(new TextEncoder().encode(text), start);
  return [head, ...planes];
}

/** @throws {HotpixError} `badState` when the bytes are not a whole State of this version. */
export function decodeState(bytes: Uint8Array): State {
  const start = MAGIC.length + 4;
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (magic.startsWith(NAME) && magic !== MAGIC) throw badState('one of another version');
  if (magic !== MAGIC) throw notAState(isResult(bytes) ? 'a Result, which has no statistics' : 'something else');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const header = parseHeader(bytes.subarray(start, start + headerLength));
  const base = start + headerLength;
  if (bytes.length !== base + header.planesLength) {
    throw badState(`${bytes.length} bytes where ${base + header.planesLength} were written`);
  }
  const read = ({ type, length, offset }: z.infer<typeof planeSchema>): Plane => {
    const size = length * PLANE_TYPES[type].BYTES_PER_ELEMENT;
    if (offset + size > header.planesLength) throw badState('a plane that ends behind the file');
    // A copy, for a plane must start at a multiple of its element's size; and Buffer.slice() makes none.
    return new PLANE_TYPES[type](new Uint8Array(bytes.subarray(base + offset, base + offset + size)).buffer);
  };
  const cameras = header.cameras.map(({ shape, files, statistics }) => ({
    shape,
    files,
    statistics: mapValues(statistics, ({ version, planes }) => ({ version, planes: mapValues(planes, read) })),
  }));
  return { cameras, others: header.others };
}

/** Whether a document begins as Results do: the file that is taken for a State most easily. */
function isResult(bytes: Uint8Array): boolean {
  return /^\s*\[?\s*{\s*"schemaVersion"/.test(new TextDecoder().decode(bytes.subarray(0, 256)));
}

/** Whether a text begins as States do. */
export function isState(text: string): boolean {
  return text.startsWith(NAME);
}

function parseHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw badState('one whose header is damaged');
  }
}

function mapValues<A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

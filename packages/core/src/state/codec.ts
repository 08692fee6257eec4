/**
 * A State as bytes: a line that names the format, the length of a JSON header as a little-endian 32-bit number, the
 * header, and the planes one behind the other, each at a multiple of 8 bytes, as little-endian numbers.
 */
import { cameraSchema, fileRowSchema, frameSchema, looksLikeResult, strict } from '@hotpix/result';
import * as z from 'zod/mini';
import { badState, notAState } from '../errors.ts';
import { MERGES, PLANE_TYPES, type Plane, type PlaneSpec } from '../nouns.ts';
import type { State } from './state.ts';

const NAME = 'hotpix-state';
const MAGIC = `${NAME} 1\n`;
const ALIGNMENT = 8;

const whole = () => z.int().check(z.nonnegative());
const planeSchema = strict({
  type: z.enum(Object.keys(PLANE_TYPES) as [keyof typeof PLANE_TYPES]),
  length: whole(),
  merge: z.enum(MERGES),
  offset: whole(),
});
const headerSchema = strict({
  planesLength: whole(),
  cameras: z.array(
    strict({
      shape: z.extend(frameSchema(strict), { camera: cameraSchema(strict) }),
      files: z.array(z.extend(fileRowSchema(strict), { measures: z.record(z.string(), z.json()) })),
      statistics: z.record(z.string(), strict({ version: z.number(), planes: z.record(z.string(), planeSchema) })),
    }),
  ),
  others: z.array(fileRowSchema(strict)),
});
type PlacedPlane = z.infer<typeof planeSchema>;

/** The bytes of a State in parts, which share memory with it: write them before it changes. */
export function encodeState(state: State): Uint8Array[] {
  const planes: Uint8Array[] = [];
  let planesLength = 0;
  const place = (plane: Plane, spec: PlaneSpec): PlacedPlane => {
    const bytes = new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength);
    const padding = new Uint8Array(-plane.byteLength & (ALIGNMENT - 1));
    const offset = planesLength;
    planes.push(bytes, padding);
    planesLength += bytes.length + padding.length;
    return { ...spec, offset };
  };
  const cameras = state.cameras.map(({ shape, files, statistics }) => ({
    shape,
    files,
    statistics: mapValues(statistics, ({ version, specs, planes }) => ({
      version,
      planes: mapValues(planes, (plane, name) => place(plane, specs[name])),
    })),
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
  if (magic !== MAGIC)
    throw notAState(looksLikeResult(beginning(bytes)) ? 'a Result, which has no statistics' : 'something else');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const header = parseHeader(bytes.subarray(start, start + headerLength));
  const base = start + headerLength;
  if (bytes.length !== base + header.planesLength) {
    throw badState(`${bytes.length} bytes where ${base + header.planesLength} were written`);
  }
  const read = ({ type, length, offset }: PlacedPlane): Plane => {
    const size = length * PLANE_TYPES[type].BYTES_PER_ELEMENT;
    if (offset + size > header.planesLength) throw badState('a plane that ends behind the file');
    // A copy, for a plane must start at a multiple of its element's size; and Buffer.slice() makes none.
    return new PLANE_TYPES[type](new Uint8Array(bytes.subarray(base + offset, base + offset + size)).buffer);
  };
  const cameras = header.cameras.map(({ shape, files, statistics }) => ({
    shape,
    files,
    statistics: mapValues(statistics, ({ version, planes }) => ({
      version,
      specs: mapValues(planes, ({ offset: _, ...spec }) => spec),
      planes: mapValues(planes, read),
    })),
  }));
  return { cameras, others: header.others } as State;
}

/** A Result is the file that is taken for a State most easily. */
function beginning(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 256));
}

function parseHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw badState('one whose header is damaged');
  }
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

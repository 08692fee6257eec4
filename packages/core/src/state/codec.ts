/** How a State is stored: the line that names the format, the header, and the bands of the planes. */
import { cameraSchema, fileRowSchema, frameSchema, strict } from '@hotpix/result';
import * as z from 'zod/mini';
import { badState } from '../errors.ts';
import { MERGES, PLANE_TYPES, type PlaneSpec } from '../nouns.ts';
import { MOST_SHARDS } from './shards.ts';
import type { CameraOutline, Outline } from './outline.ts';
import { bytesOf } from './planes.ts';
import type { CountedRow } from './state.ts';

export const NAME = 'hotpix-state';
export const MAGIC = new TextEncoder().encode(`${NAME} 3\n`);
/** A header of more bytes is none: it holds two kilobytes per photograph. */
export const MOST_HEADER = 2 ** 30;
/** Bytes of a band of a plane, the last one of which may be shorter. */
const BAND = 2 ** 20;
/** No plane holds more values per sample of a frame than these, nor all planes more bytes; small ones are let by. */
const VALUES_PER_SAMPLE = 4;
const BYTES_PER_SAMPLE = 256;
const LEAST_MOST = 2 ** 22;
/** No frame has more samples: three channels of 16 384 x 16 384, and as much again. */
const MOST_SAMPLES = 6 * 2 ** 28;
/** Samples have no more. */
const MOST_BITS = 16;
/** Before what is stored come its length and its SHA-256. */
export const BAND_HEAD = 4 + 32;

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

const whole = () => z.int().check(z.nonnegative());
const specSchema = () =>
  strict({
    type: z.enum(Object.keys(PLANE_TYPES) as [PlaneSpec['type']]),
    length: whole(),
    merge: z.enum(MERGES),
  });
const headerSchema = () =>
  strict({
    cameras: z.array(
      strict({
        shape: z.extend(frameSchema(strict), { camera: cameraSchema(strict) }),
        files: z.array(z.extend(fileRowSchema(strict), { measures: z.record(z.string(), z.json()) })),
        statistics: z.record(z.string(), strict({ version: z.number(), specs: z.record(z.string(), specSchema()) })),
      }),
    ),
    others: z.array(fileRowSchema(strict)),
    shards: z.optional(
      z.array(
        strict({
          index: z.int().check(z.positive()),
          count: z.int().check(z.positive(), z.maximum(MOST_SHARDS)),
          inventory: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
        }),
      ),
    ),
  });

let schema: z.ZodMiniType | undefined;

/** The header of a State as text, with its keys in one order, so that equal States have equal bytes. */
export function encodeOutline({ cameras, others, shards }: Outline): Uint8Array {
  schema ??= headerSchema();
  const outlines = cameras.map(({ shape, files, statistics }) => ({
    shape,
    files,
    statistics: Object.fromEntries(
      Object.entries(statistics).map(([plugin, { version, specs }]) => [plugin, { version, specs }]),
    ),
  }));
  return new TextEncoder().encode(
    JSON.stringify(schema.parse({ cameras: outlines, others, ...(shards && { shards }) })),
  );
}

/** @throws {HotpixError} `badState` */
export function decodeOutline(bytes: Uint8Array): Outline {
  schema ??= headerSchema();
  const outline = parse(schema, bytes);
  outline.cameras.forEach(assertSizes);
  outline.cameras.forEach(assertPlausible);
  assertOnce(outline.cameras.flatMap(({ files }) => files));
  return outline;
}

/** @throws {HotpixError} `badState` for frames of no camera */
function assertPlausible({ shape: { width, height, active, bits, black, white } }: CameraOutline): void {
  const isWithin = active.x + active.width <= width && active.y + active.height <= height;
  if (isWithin && bits <= MOST_BITS && black < white) return;
  throw badState('one of frames whose levels or borders contradict each other');
}

/** @throws {HotpixError} `badState` where a photograph is counted twice */
function assertOnce(rows: readonly CountedRow[]): void {
  const known = new Set<string>();
  for (const { path, sha256 } of rows) {
    if (known.has(path) || (sha256 !== undefined && known.has(sha256)))
      throw badState(`one that counts '${path}' twice, or a copy of it`);
    known.add(path);
    if (sha256 !== undefined) known.add(sha256);
  }
}

/** @throws {HotpixError} `badState` for planes that no frame of that shape makes */
function assertSizes({ shape: { width, height, channels }, statistics }: CameraOutline): void {
  const samples = width * height * channels;
  if (samples > MOST_SAMPLES) throw badState(`one of frames of ${width} x ${height}, which no camera takes`);
  const specs = Object.values(statistics).flatMap(({ specs }) => Object.values(specs));
  const most = Math.max(LEAST_MOST, VALUES_PER_SAMPLE * samples);
  const bytes = specs.reduce((sum, spec) => sum + bytesOf(spec), 0);
  if (specs.some(({ length }) => length > most) || bytes > BYTES_PER_SAMPLE * Math.max(LEAST_MOST, samples)) {
    throw badState('one with planes larger than its frames make them');
  }
}

/** Bytes of all planes. */
export function sizeOf({ cameras }: Outline): number {
  const specs = cameras.flatMap(({ statistics }) =>
    Object.values(statistics).flatMap(({ specs }) => Object.values(specs)),
  );
  return specs.reduce((sum, spec) => sum + bytesOf(spec), 0);
}

function parse(schema: z.ZodMiniType, bytes: Uint8Array): Outline {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes))) as Outline;
  } catch {
    throw badState('one whose header is damaged');
  }
}

/** Where the planes of a State lie, band by band, in the order in which they are stored. */
export function* bandsOf({
  cameras,
}: {
  readonly cameras: readonly Pick<CameraOutline, 'statistics'>[];
}): Generator<PlaneBand> {
  for (const [camera, { statistics }] of cameras.entries()) {
    for (const [plugin, { specs }] of Object.entries(statistics)) {
      for (const [plane, spec] of Object.entries(specs)) {
        const bytes = bytesOf(spec);
        for (let at = 0; at < bytes; at += BAND) {
          yield { camera, plugin, plane, spec, at, length: Math.min(BAND, bytes - at) };
        }
      }
    }
  }
}

export interface PlaneBand {
  /** Number of the camera in the State. */
  readonly camera: number;
  readonly plugin: string;
  readonly plane: string;
  readonly spec: PlaneSpec;
  /** First byte in the plane. */
  readonly at: number;
  /** In bytes. */
  readonly length: number;
}

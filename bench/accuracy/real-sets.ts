/** Photographs of real cameras, held against what an independent analysis found in them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result, Source } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { match, type Find, type Position, type Target } from './matching.ts';
import { Scanner, type Ranking } from './scanner.ts';
import type { Share } from './score.ts';

export interface RealRow {
  readonly set: string;
  /** Photographs that were counted. */
  readonly photographs: number;
  readonly ranking: Ranking;
  readonly finds: number;
  /** Known defects that were found; absent for a set of which none is known. */
  readonly known?: Share;
  readonly seconds: number;
}

/** How far the raw files and the JPEGs of one camera agree: finds of one that the other has. */
export interface Agreement {
  readonly set: string;
  readonly jpegInRaw: Share;
  readonly rawInJpeg: Share;
}

/** Folders of the data set, and whether rawpy's rule suits them. */
export const REAL_SETS: Readonly<Record<string, readonly Ranking[]>> = {
  'canon-s40/raw': ['evidence', 'rawpy'],
  'canon-s40/jpeg': ['evidence'],
  'kodak-dc120': ['evidence', 'rawpy'],
  'hp-433': ['evidence'],
  'nikon-d3200': ['evidence'],
  'dji-fc300s': ['evidence'],
};

/** Raw position less this is the position in the JPEG, both in their active areas. */
const CANON_OFFSET: Position = { x: 20, y: 8 };

/** What was found, in coordinates of the active area. */
export interface Findings {
  readonly places: readonly Find[];
  readonly width: number;
  readonly height: number;
}

/** @yields the rows of a set, and its findings for those who compare */
export async function* measureRealSet(data: string, set: string): AsyncGenerator<RealRow & Findings> {
  const rankings = REAL_SETS[set];
  const scanner = new Scanner([jpegDecoder(), rawDecoder()], rankings);
  await scanner.add(sourcesIn(join(data, set)));
  const known = knownIn(data, set);
  for (const ranking of rankings) {
    const result = await scanner.rank(ranking, 10);
    const findings = inActiveArea(result);
    yield {
      set,
      photographs: result.files.filter(({ status }) => status === 'used').length,
      ranking,
      finds: findings.places.length,
      ...(known && { known: foundOf(findings.places, known, isPicture(result) ? 1 : 0) }),
      seconds: scanner.seconds(ranking),
      ...findings,
    };
  }
}

/** Finds of the raw files where the JPEG, which shows less of the sensor, has their place. */
export function inJpeg(raw: Findings, { width, height }: Findings): Find[] {
  return raw.places
    .map((find) => ({ ...find, x: find.x - CANON_OFFSET.x, y: find.y - CANON_OFFSET.y }))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x < width && y < height);
}

export function canonAgreement(raw: Findings, jpeg: Findings): Agreement {
  const moved = inJpeg(raw, jpeg);
  return {
    set: 'canon-s40',
    jpegInRaw: foundOf(moved, jpeg.places, 1),
    rawInJpeg: foundOf(jpeg.places, moved, 1),
  };
}

function foundOf(finds: readonly Find[], positions: readonly Position[], tolerance: number): Share {
  const targets = positions.map((at): Target => ({ sites: [at], isLine: false }));
  return { found: match(finds, targets, tolerance).pairs.length, of: positions.length };
}

function isPicture({ frame }: Result): boolean {
  return frame !== null && frame.lossy && frame.mosaic === undefined;
}

export function inActiveArea({ defects, frame }: Result): Findings {
  const { x: left, y: top, width, height } = frame?.active ?? { x: 0, y: 0, width: 0, height: 0 };
  const places = defects.map(({ kind, x, y, extent }) => ({
    kind,
    x: x - left,
    y: y - top,
    extent: { ...extent, x: extent.x - left, y: extent.y - top },
  }));
  return { places, width, height };
}

function knownIn(data: string, set: string): Position[] | undefined {
  const path = join(data, 'known-defects.json');
  if (!existsSync(path)) return undefined;
  return (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Position[] | undefined>)[set];
}

export function sourcesIn(folder: string): Source[] {
  return readdirSync(folder).map((name) => {
    const read = async (): Promise<Uint8Array> => readFileSync(join(folder, name));
    return { path: name, read, head: async () => (await read()).subarray(0, 65_536) };
  });
}

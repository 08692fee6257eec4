/** The real photographs beside the repository, which a fresh clone does not have. */
import { existsSync, readFileSync } from 'node:fs';
import { parseResult } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { expect } from 'vitest';
import { hotpix, root } from './hotpix.ts';

const data = `${root}../shared/data`;

/** Whether a set is there; tests of it say so by name where it is not. */
export function hasPhotographs(set: string): boolean {
  return existsSync(`${data}/${set}`);
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What an independent analysis found in a set: positions in the active area, the clearest first. */
export function knownDefects(set: string): Position[] {
  const known = JSON.parse(readFileSync(`${data}/known-defects.json`, 'utf8')) as Record<string, Position[]>;
  return known[set];
}

const results = new Map<string, Promise<Result>>();

/** What a scan of a set gives, with since when each defect is there; each set is scanned once. */
export function scanSet(set: string): Promise<Result> {
  const known = results.get(set) ?? scan(set);
  results.set(set, known);
  return known;
}

async function scan(set: string): Promise<Result> {
  const { code, stdout, stderr } = await hotpix(data, [
    'scan',
    set,
    '--timeline',
    '--crops',
    '0',
    '--json',
    '-',
    '--quiet',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return parseResult(stdout);
}

/** Of photographs that were taken within a few days. */
export function expectNothingAppeared({ defects, timeline }: Result): void {
  expect(timeline?.order).toBe('taken');
  expect(defects.filter(({ course }) => course === undefined || course.change !== undefined)).toEqual([]);
  const seen = defects.filter(({ course }) => course?.state === 'throughout');
  expect(seen.length).toBeGreaterThanOrEqual(0.8 * defects.length);
}

/** Ranks from 1 at which the Result has positions of the active area; 0 for those that it has not. */
export function ranksOf({ defects, frame }: Result, positions: readonly Position[]): number[] {
  const origin = frame?.mosaic ? frame.active : { x: 0, y: 0 };
  const tolerance = frame?.lossy && !frame.mosaic ? 1 : 0;
  return positions.map(
    (at) =>
      1 +
      defects.findIndex(
        ({ x, y }) => Math.max(Math.abs(x - origin.x - at.x), Math.abs(y - origin.y - at.y)) <= tolerance,
      ),
  );
}

import { readFile } from 'node:fs/promises';
import { parseResult } from '@hotpix/result';
import type { Result } from '@hotpix/core';

/** The Result in a file; the schema is checked. */
export async function readResult(path: string): Promise<Result> {
  return parseResult(await readFile(path, 'utf8'));
}

interface Position {
  readonly x: number;
  readonly y: number;
}

/** Those positions that no defect of the Result lies at, or near. */
export function notFound(result: Result, wanted: readonly Position[], tolerance = 0): Position[] {
  return wanted.filter(
    ({ x, y }) =>
      !result.defects.some((defect) => Math.max(Math.abs(defect.x - x), Math.abs(defect.y - y)) <= tolerance),
  );
}

/** A Result as a history keeps it. */
import { createHash } from 'node:crypto';
import { canonical, isLack, type Result } from '@hotpix/result';

export interface Stored {
  readonly text: string;
  /** By which it is known: the first 16 hexadecimal digits of the SHA-256 of the text. */
  readonly id: string;
}

const DIGITS = 16;

/** What was found, without pictures, which are for reports, and without what a check said of it, which others decide anew. */
export function storedOf(result: Result): Stored {
  const { photographs: _, limits: __, baseline: ___, defects, checks, ...rest } = result;
  const text = `${JSON.stringify(
    canonical({
      ...rest,
      defects: defects.map(({ crops: ____, examined: _____, ...defect }) => defect),
      checks: checks.filter((check) => !isLack(check)),
    }),
  )}\n`;
  return { text, id: idOf(text) };
}

export const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

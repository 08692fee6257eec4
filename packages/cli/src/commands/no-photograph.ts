/** Files of a folder that nobody said to be photographs. */
import type { Source } from '@hotpix/core';
import type { ErrorCode } from '@hotpix/result';

/** Whether a file that failed is none that anybody asked for, as scans set it aside: of no kind that is known, or without a byte. */
export function isNoPhotograph(code: ErrorCode | undefined, { incidental = false }: Source): boolean {
  return incidental && (code === 'notAPhotograph' || code === 'emptyFile');
}

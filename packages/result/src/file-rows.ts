/** What became of a file. Rows may have codes of later versions; those that are asked for are known ones. */
import type { ErrorCode, SetAsideCode } from './error-codes.ts';
import type { FileRow } from './schema.ts';

type Row = Pick<FileRow, 'status' | 'code'>;

/** Whether a file was set aside for that reason. */
export function isSetAside({ status, code }: Row, why: SetAsideCode): boolean {
  return status === 'setAside' && code === why;
}

/** Whether a file failed by that error. */
export function hasFailed({ status, code }: Row, by: ErrorCode): boolean {
  return status === 'failed' && code === by;
}

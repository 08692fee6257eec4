import { whole } from '@hotpix/result';
import { firstOf } from './said-once.ts';

interface Written {
  /** What was asked for; of several cameras each has a file beside it. */
  readonly asked: string;
  readonly path: string;
}

/** Files in a sentence: `all.json, report.html and 12 beside it: report.a.html, report.b.html, report.c.html and 9 more`. */
export function describeWritten(files: readonly Written[]): string {
  const asked = [...new Set(files.map((file) => file.asked))];
  return asked.map((path) => describeOne(path, files)).join(', ');
}

function describeOne(asked: string, files: readonly Written[]): string {
  const paths = files.filter((file) => file.asked === asked).map(({ path }) => path);
  const beside = paths.filter((path) => path !== asked);
  if (beside.length === 0) return asked;
  const rest =
    beside.length === 1 ? beside[0] : `${whole(beside.length)} files, one per camera (${firstOf(beside, 'file')})`;
  return beside.length === paths.length ? rest : `${asked}, ${rest}`;
}

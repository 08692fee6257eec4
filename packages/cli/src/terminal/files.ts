/** The files of a Result in a terminal: what failed one by one, what was set aside by what it is. */
import { describeCamera, hasFailed, isSetAside, plural, whole, type SetAsideCode } from '@hotpix/result';
import type { Result } from '@hotpix/core';
import { whyFailed } from '../advice.ts';
import { printable } from './printable.ts';
import { saidOnce } from './said-once.ts';
import { withPlace, type Thrown } from './thrown-at.ts';

type FileRow = Result['files'][number];

/** Rows of failed files, and of groups of others. */
const FAILED_SHOWN = 50;
const GROUPS_SHOWN = 20;
const ALL = '--json or --html lists all.';
const SCAN_OF_ITS_OWN =
  "Each camera, size and kind of file (raw or JPEG) needs a scan of its own: --group gives each its Result; or name the files set aside alone, as in 'hotpix scan photos/*.jpg'.";
/** What the built-in decoders know, for whoever gave a file of another kind. */
export const KINDS_READ =
  "Read are JPEG, PNG, TIFF, WebP, AVIF and raw files of cameras; plugins of the config may decode others, see 'plugins' in docs/configuration.md.";
const SAMPLES = { mosaic: ' (raw mosaic)', rgb: ' (RGB)', monochrome: ' (monochrome)' };

/**
 * Counts, failures with their reasons, then what was set aside, and what to do with it.
 * @param thrown where plugins threw for which files failed
 */
export function describeFiles({ files, status }: Pick<Result, 'files' | 'status'>, thrown?: Thrown): string[] {
  const of = (wanted: string): FileRow[] => files.filter((row) => row.status === wanted);
  const [used, aside, failed] = [of('used'), of('setAside'), of('failed')];
  const good = status === 'complete' ? 'used' : 'readable';
  const counts = `${whole(used.length)} ${good}, ${whole(aside.length)} set aside, ${whole(failed.length)} failed`;
  const { lines: failures, rest } = failuresOf(failed, thrown);
  const groups = groupsOf(aside).map((rows) => `  set aside  ${describeGroup(rows)}`);
  return [
    `${plural(files.length, 'file')}: ${counts}.`,
    ...failures.map((line) => `  failed     ${line}`),
    ...more(rest, `more failed; ${ALL}`),
    ...(failed.some((row) => hasFailed(row, 'notAPhotograph')) ? [`  ${KINDS_READ}`] : []),
    ...groups.slice(0, GROUPS_SHOWN),
    ...more(groups.length - GROUPS_SHOWN, `more kinds of files set aside; ${ALL}`),
    ...(aside.some((row) => isSetAside(row, 'otherCamera')) ? [`  ${SCAN_OF_ITS_OWN}`] : []),
  ];
}

/** The failures alone, for the standard error where there is no summary: a line per reason, or nothing. */
export function describeFailures(
  rows: readonly Pick<FileRow, 'path' | 'status' | 'reason' | 'code'>[],
  thrown?: Thrown,
): string {
  const failed = rows.filter(({ status }) => status === 'failed');
  const { lines: shown, rest } = failuresOf(failed, thrown);
  const lines = [...shown, ...more(rest, 'more failed.').map((line) => line.trimStart())].map(
    (line) => `hotpix: ${line}`,
  );
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** What a check did not judge: a line, or none. */
export function describeUnchecked(rows: readonly FileRow[]): string[] {
  const others = rows.filter((row) => isSetAside(row, 'otherCamera'));
  if (others.length === 0) return [];
  return [`NOT CHECKED  ${plural(others.length, 'file')} of another camera, size or kind; --group checks each camera.`];
}

/** @returns the first lines, and how many files have none */
function failuresOf(
  failed: readonly Pick<FileRow, 'path' | 'reason' | 'code'>[],
  thrown?: Thrown,
): { lines: string[]; rest: number } {
  const groups = saidOnce(
    failed.map((row) => ({ of: row.path, text: withPlace(whyFailed(row), thrown?.get(row.path)) })),
  );
  const rest = groups.slice(FAILED_SHOWN).reduce((sum, { count }) => sum + count, 0);
  return { lines: groups.slice(0, FAILED_SHOWN).map(({ line }) => line), rest };
}

function more(count: number, what: string): string[] {
  return count > 0 ? [`  and ${whole(count)} ${what}`] : [];
}

/** Rows of one camera, size and kind of samples, or of one reason, together; the largest group first. */
function groupsOf(rows: readonly FileRow[]): FileRow[][] {
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const { code = '', reason, camera, width, height, samples } = row;
    const byCode: Readonly<Record<string, unknown[] | undefined>> = {
      otherCamera: [camera, width, height, samples],
      copy: [],
      notAPhotograph: [],
    } satisfies Partial<Record<SetAsideCode, unknown[]>>;
    const key = JSON.stringify([code, byCode[code] ?? [reason]]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function describeGroup(rows: readonly FileRow[]): string {
  const [{ path }] = rows;
  const names = rows.length === 1 ? path : `${path} and ${whole(rows.length - 1)} more`;
  return `${plural(rows.length, 'file')} ${whatTheyAre(rows[0])}: ${names}`;
}

function whatTheyAre(row: FileRow): string {
  const { reason = '', camera, width = 0, height = 0, samples } = row;
  if (isSetAside(row, 'otherCamera'))
    return `of ${describeCamera(camera, { width, height })}${samples ? SAMPLES[samples] : ''}`;
  if (isSetAside(row, 'copy')) return '(copies of others)';
  if (isSetAside(row, 'notAPhotograph')) return '(not a photograph)';
  return `(${reason})`;
}

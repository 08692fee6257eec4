/** A Result in a terminal: verdict and counts first, then the best defects, then what did not go in. */
import {
  cameraName,
  describeCamera,
  forceInWords,
  isGood,
  isLine,
  isListing,
  limitInWords,
  limitSetInWords,
  LISTING,
  outcomeOf,
  photographOf,
  plural,
  severityInWords,
  standingOf,
  type LimitStanding,
} from '@hotpix/result';
import type { DefectKind, Result } from '@hotpix/core';
import { reasonOf } from '../advice.ts';
import { filesOf } from '../results/files-of.ts';
import { describeBaseline } from './changes.ts';
import { listDefects } from './defects.ts';
import { describeFiles, describeUnchecked } from './files.ts';
import { printable } from './printable.ts';
import { describeFleet, describeUntold, listed, type Listed } from './fleet.ts';
import { formatTable } from './table.ts';
import type { Thrown } from './thrown-at.ts';
import { describeTimeline } from './timeline.ts';

/** Lines per Result that the history says of it, if it was asked. */
export type Remarks = readonly (readonly string[] | undefined)[];

interface Style {
  /** Where plugins threw for which files failed. */
  readonly thrown?: Thrown;
  readonly isGate?: boolean;
  readonly remarks?: Remarks[number];
}

/**
 * @param top most rows of defects and of the ranking
 * @param isGate whether somebody waits for the verdict, which is then the last word, beside what it is not about
 */
export function summarise(result: Result, top: number, { thrown, isGate = false, remarks }: Style = {}): string {
  const verdictLast = isGate ? [...describeFleet(listed([result])), ...describeUnchecked(result.files)] : [];
  return paragraphs([
    headline(result),
    camera(result),
    ...findings(result, top, remarks),
    filesIn([result], result, thrown),
    verdictLast,
  ]);
}

interface ListStyle extends Pick<Style, 'thrown'> {
  readonly top: number;
  readonly remarks?: Remarks;
  /** Whether to tell all of each camera, and not only of those that need a look. */
  readonly isVerbose: boolean;
}

/** Each camera that needs a look under a heading of its own, then the files of all, then a line per camera; worst first. */
export function summariseEach(results: readonly Result[], { top, thrown, remarks = [], isVerbose }: ListStyle): string {
  const rows = listed(results);
  const isTold = ({ result }: Listed): boolean => isVerbose || rows.length === 1 || !isGood(outcomeOf(result));
  const cameras = rows.flatMap((row, i) => {
    if (!isTold(row)) return [];
    const heading = camera(row.result).map((name) => `Camera ${i + 1} of ${rows.length}: ${name}`);
    return [heading, headline(row.result), ...findings(row.result, top, remarks[results.indexOf(row.result)])];
  });
  const untold = rows.filter((row) => !isTold(row));
  const status = results.some((result) => result.status === 'complete') ? 'complete' : 'insufficient';
  return paragraphs([
    ...cameras,
    filesIn(results, { files: filesOf(results), status }, thrown),
    describeFleet(rows),
    describeUntold(untold),
  ]);
}

/** What a run through the photographs of each camera tells of defects that were known, and its files. */
export function summariseTimelines(
  results: readonly Result[],
  files: Result['files'],
  { top, thrown }: Pick<ListStyle, 'top' | 'thrown'>,
): string {
  const cameras = results.map((result) => [
    describeCamera(result.camera, result.frame),
    ...describeTimeline(result, top),
  ]);
  return paragraphs([...cameras, describeFiles({ files, status: 'complete' }, thrown)]);
}

function paragraphs(parts: readonly (readonly string[])[]): string {
  const texts = parts.filter((lines) => lines.length > 0).map((lines) => lines.map(printable).join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function findings(result: Result, top: number, remarks: Remarks[number]): (readonly string[])[] {
  return [
    limits(result),
    remarks ?? describeBaseline(result, top),
    listDefects(result, top),
    describeTimeline(result, top),
    ranking(result, top),
    leftOut(result, top),
    checks(result),
  ];
}

/** A verdict that the photographs do not give is told from one that they do, in the line below it; then how bad it is. */
function headline(result: Result): string[] {
  const isScanned = result.status === 'complete' && !isListing(result) && !result.sections.map;
  const severity = isScanned ? severityInWords(result) : [];
  return [...verdict(result), forceInWords(result) ?? '', ...severity].filter((line) => line !== '');
}

function verdict(result: Result): string[] {
  const { status, defects, sections } = result;
  if (status !== 'complete') return [`No verdict. ${reasonOf(result)}`];
  if (isListing(result)) return [describeListing(defects.length)];
  if (sections.map) return [`${plural(defects.length, 'defect')} in the list '${sections.map.path}'.`];
  if (defects.length === 0) return ['No defects found.'];
  const kinds = new Map<DefectKind, number>();
  for (const { kind } of defects) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counts = [...kinds]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => (isLine({ kind }) ? plural(count, kind) : `${count} ${kind}`));
  return [`${plural(defects.length, 'defect')}: ${counts.join(', ')}.`];
}

function describeListing(count: number): string {
  return `${plural(count, 'candidate')} listed. ${LISTING} --top sets how many; --rank evidence tells which are defective.`;
}

function camera({ camera: of, frame, capture, files: rows, sections }: Result): string[] {
  if (!of || !frame) return [];
  const name = cameraName(of) || 'Unnamed camera';
  const serial = of.serial === '' ? '' : `, no. ${of.serial}`;
  const sensor = of.sensor ? `, ${of.sensor}` : '';
  const mosaic = frame.mosaic
    ? ` ${frame.mosaic.length === 6 ? 'X-Trans' : frame.mosaic.join('')}`
    : frame.channels === 3
      ? ' RGB'
      : '';
  const used = rows.filter(({ status }) => status === 'used').length;
  const photographs = sections.map
    ? `a ${sections.map.format} list`
    : plural(used, capture ? photographOf(capture.mode) : 'photograph');
  const guess = capture?.guessed ? ' (guessed)' : '';
  return [`${name}${serial}${sensor}, ${frame.width} x ${frame.height}${mosaic}, ${photographs}${guess}`];
}

function ranking({ sections: { variance } }: Result, top: number): string[] {
  if (!variance) return [];
  const rows = variance.ranking
    .slice(0, top)
    .map(({ x, y, channel, value }, i) => [i + 1, x, y, channel, value].map(String));
  return [
    'Samples of least variance, by their sum of squared deviations:',
    ...formatTable(['#', 'x', 'y', 'channel', 'value'], rows),
  ];
}

const STANDINGS: Readonly<Record<LimitStanding, string>> = {
  exceeded: 'EXCEEDED',
  unjudged: 'UNANSWERED',
  warned: 'WARNED',
  kept: 'within',
};

/** A row per limit, with whose limits they are below. */
function limits(result: Result): string[] {
  const rows = (result.limits ?? []).map((row) => `${STANDINGS[standingOf(row)]}  ${limitInWords(row)}`);
  return [...rows, ...limitSetInWords(result)];
}

/** For a list no photograph was looked at. */
function filesIn(results: readonly Result[], of: Pick<Result, 'files' | 'status'>, thrown?: Thrown): string[] {
  return of.files.length === 0 && results.every(({ sections }) => sections.map) ? [] : describeFiles(of, thrown);
}

/** Where nothing is looked for, a row each. */
function leftOut({ artefacts = [] }: Result, top: number): string[] {
  const rows = artefacts
    .slice(0, top)
    .map(({ kind, x, y, width, height }) => `left out  ${kind} at ${x}, ${y}, ${width}x${height}`);
  const more = artefacts.length - rows.length;
  return more > 0 ? [...rows, `  and ${more} more; --json or --html lists all.`] : rows;
}

function checks(result: Result): string[] {
  const { checks: rows, reason = '' } = result;
  const of = (wanted: string): string[] => rows.filter(({ status }) => status === wanted).map(({ message }) => message);
  // What the failed checks say stands at the top already, but for what a refusal leaves out.
  const failed = forceInWords(result) ? [] : of('failed').filter((message) => !reason.includes(message));
  return [...failed.map((message) => `Failed: ${message}`), ...of('warning').map((message) => `Warning: ${message}`)];
}

/** Repairs in a terminal. */
import type { Result, WriteWarning } from '@hotpix/core';
import { adviceOn } from '../advice.ts';
import { BACKUP } from '../files/backup.ts';
import { isSetAside, plural, whole, type SetAsideCode } from '@hotpix/result';
import { describeCut, describeListed, type Change } from './dry-run.ts';
import { printable } from './printable.ts';
import { saidOnce } from './said-once.ts';

/** What became of one photograph. */
export interface Repair {
  readonly path: string;
  /** Samples that got a new value. */
  readonly patches: number;
  /** Those that change most, in a dry run. */
  readonly listed?: readonly Change[];
  readonly output?: string;
  /** What could not be kept of the original. */
  readonly notes?: readonly string[];
  /** Why the repaired file may not be wanted. */
  readonly warnings?: readonly WriteWarning[];
  /** The map, where it repaired a lossy picture. */
  readonly smeared?: { readonly defects: readonly unknown[] };
  /** Why it was not repaired. */
  readonly error?: string;
}

/** Rows of repaired photographs; a dry run is made to read them all. */
const SHOWN = 10;

/** Why a file is left: as a scan sets it aside, repaired by an earlier run, or of a camera without defects. */
type LeftCode = SetAsideCode | 'isDone' | 'noDefects';

/** Files that there was no attempt to repair, as the Result tells of them. */
export type Left = readonly Pick<Result['files'][number], 'status' | 'code'>[];

/** The row of a file that is left for that reason. */
export const leftFor = (code: LeftCode): Left[number] => ({ status: 'setAside', code });

export function describeRepairs(repairs: readonly Repair[], left: Left, isDryRun: boolean): string {
  const rest = describeLeft(left);
  const unrepaired = rest === '' ? [] : [`Not repaired: ${rest}.`];
  if (repairs.length === 0) return `${['Nothing to repair.', ...unrepaired].join('\n')}\n`;
  const done = repairs.filter(({ error }) => error === undefined);
  const samples = done.reduce((sum, { patches }) => sum + patches, 0);
  const all = plural(repairs.length + left.filter(isPhotograph).length, 'photograph');
  const head = `${isDryRun ? 'Would repair' : 'Repaired'} ${whole(done.length)} of ${all}, ${plural(samples, 'sample')} in all.${describeCut(done)}`;
  const shown = isDryRun ? done : done.slice(0, SHOWN);
  const lines = shown.flatMap(({ path, patches, output, listed }) => {
    const to = output === undefined || output === path ? '' : ` -> ${output}`;
    const kept = output === path ? `; the original is ${path}${BACKUP}` : '';
    return [
      `  ${path}${to}  (${plural(patches, 'sample')}${kept})`,
      ...(listed ? describeListed(listed, patches) : []),
    ];
  });
  const more = done.length - shown.length;
  if (more > 0) lines.push(`  and ${whole(more)} more`);
  const tail = [...unrepaired, ...describeSmear(done), ...describeNotes(done)];
  return `${[head, ...lines, ...tail].map(printable).join('\n')}\n`;
}

/** Why a lossy picture changes in so many samples; nothing where none was repaired. */
function describeSmear(done: readonly Repair[]): string[] {
  const maps = new Set(done.flatMap(({ smeared }) => smeared ?? []));
  const defects = [...maps].reduce((sum, map) => sum + map.defects.length, 0);
  if (defects === 0) return [];
  return [
    `A lossy picture smears a defect over its neighbours: all samples that ${plural(defects, 'defect')} reached are replaced.`,
  ];
}

function describeNotes(done: readonly Repair[]): string[] {
  const notes = done.flatMap(({ path, notes: own = [] }) => own.map((text) => ({ of: path, text })));
  return saidOnce(notes).map(({ line }) => `Note on ${line}`);
}

/** Why photographs were not repaired, and what is doubtful in those that were, for the standard error: a line per reason, or nothing. */
export function describeErrors(repairs: readonly Repair[]): string {
  const errors = repairs.flatMap(({ path, error }) => (error === undefined ? [] : [{ of: path, text: error }]));
  const doubts = repairs.flatMap(({ path, warnings = [] }) =>
    warnings.map((one) => ({ of: path, text: adviceOn(one) })),
  );
  const lines = [
    ...saidOnce(errors).map(({ line }) => line),
    ...saidOnce(doubts).map(({ line }) => `Warning: ${line}`),
  ];
  return lines.map((line) => `${printable(`hotpix: ${line}`)}\n`).join('');
}

/** Counts of what was left and why; empty where nothing was. */
export function describeLeft(left: Left): string {
  const count = (isMeant: (row: Left[number]) => boolean): number => left.filter(isMeant).length;
  const countFor = (why: LeftCode): number => count(({ code }) => code === why);
  const others = count((row) => !isPhotograph(row));
  const groups: [number, string][] = [
    [countFor('otherCamera'), 'of another camera, size or kind than the map'],
    [countFor('digitalZoom'), 'enlarged by digital zoom'],
    [countFor('panorama'), 'put together as a panorama'],
    [countFor('noDefects'), 'of a camera without defects'],
    [countFor('copy'), 'of the same bytes as another'],
    [countFor('isDone'), 'repaired already'],
    [countFor('repaired'), 'that hotpix repaired itself'],
    [count(({ status }) => status === 'failed'), 'that could not be read'],
    [others, others === 1 ? 'that is no photograph' : 'that are no photographs'],
  ];
  return groups
    .filter(([files]) => files > 0)
    .map(([files, what]) => `${plural(files, 'file')} ${what}`)
    .join(', ');
}

/** Whether somebody will miss a repaired copy of it. */
export const isPhotograph = (row: Left[number]): boolean => !isSetAside(row, 'notAPhotograph');

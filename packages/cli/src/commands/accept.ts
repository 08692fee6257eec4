/** hotpix accept: what was found in a saved Result, or in the last scans of a history, is known from now on, for a reason, and until a day. */
import { dirname } from 'node:path';
import { userInfo } from 'node:os';
import {
  accept as decide,
  againstHistory,
  changesSince,
  decisionsOn,
  describeCameras,
  knownBy,
  matchDefects,
  NO_DECISIONS,
  plural,
  withoutForce,
  writeDecisions,
  type Decision,
  type Decisions,
  type DefectChanges,
} from '@hotpix/result';
import type { Result } from '@hotpix/core';
import type { History } from '@hotpix/history';
import { noDefectAt, noneCalled, notDecisions, severalCameras, toAccept } from '../accept-errors.ts';
import { missing } from '../errors.ts';
import { notWritable } from '../file-errors.ts';
import { exists } from '../files/exists.ts';
import { lock } from '../files/lock.ts';
import { Inputs, writeOutput } from '../files/write-output.ts';
import type { Settings } from '../options/settings.ts';
import { readAccepted } from '../results/read-accepted.ts';
import { readResults } from '../results/read-results.ts';
import { lastResults } from '../results/last-results.ts';
import { withHistory } from '../results/remember.ts';
import { today } from '../results/today.ts';
import { printable } from '../terminal/printable.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandContext, ExitCode } from './context.ts';

const EXAMPLE = 'hotpix accept result.json --baseline accepted.json --reason "seen, harmless"';
/** Seconds to wait for another run that adds to the same file. */
const PATIENCE = 30;

type Defect = Result['defects'][number];

/** What is there to be accepted, and what it is called in messages. */
interface Source {
  readonly list: readonly Result[];
  /** What changed in those of a history; absent for one that is the first of its camera. */
  readonly changes?: ReadonlyMap<Result, DefectChanges>;
  /** The file in quotation marks, or the history. */
  readonly where: string;
  readonly inputs: Inputs;
}

/** A camera with what is accepted of it now. */
interface Choice {
  readonly result: Result;
  readonly name: string;
  readonly defects: readonly Defect[];
}

/** Of a saved Result; where none is named, of the last scans in the history. */
export async function accept({ files, settings }: CommandContext): Promise<ExitCode> {
  const { history } = settings;
  if (files.length === 0 && history !== undefined) {
    return withHistory(settings, (opened) => acceptLast(opened as History, settings), { isThere: true });
  }
  const [path] = files;
  if (files.length !== 1) throw missing('one saved Result, or a history by --history', EXAMPLE, files.length);
  const wanted = wantedOf(settings);
  const { list } = await readResults(path);
  return acceptFrom({ list, where: `'${path}'`, inputs: new Inputs([path]) }, settings, wanted);
}

/**
 * Of the last scan with a verdict of each camera of a history, or of those that --camera names, what is new or back by it; of a first scan all, for
 * nobody can say what is new.
 */
export async function acceptLast(history: History, settings: Settings): Promise<ExitCode> {
  const wanted = wantedOf(settings);
  const last = await lastResults(history, settings.camera, settings.since);
  const changes = new Map(last.flatMap((one) => (one.changes ? [[one.result, one.changes] as const] : [])));
  const list = last.map(({ result }) => result);
  return acceptFrom({ list, changes, where: 'the history', inputs: new Inputs() }, settings, wanted);
}

interface Wanted {
  readonly path: string;
  readonly why: Omit<Decision, 'sites'>;
}

/** @throws {UsageError} before anything is read, where it is not said what for, or where to */
function wantedOf(settings: Settings): Wanted {
  const { baseline: path, reason } = settings;
  if (path === undefined) throw missing('a file for what is accepted, in the config or by --baseline', EXAMPLE);
  if (reason === undefined) throw missing('a reason, by --reason', EXAMPLE);
  return { path, why: whyOf(settings, reason) };
}

async function acceptFrom(source: Source, settings: Settings, { path, why }: Wanted): Promise<ExitCode> {
  const chosen = camerasOf(source, settings);
  await source.inputs.assertNone(path);
  const held = await lock(path, PATIENCE).catch((error: unknown) => {
    throw error instanceof UsageError ? error : notWritable(dirname(path), error);
  });
  try {
    const before = await decisionsIn(path);
    const choices = chosen.map((one) => ({ ...one, defects: defectsOf(one, before, settings, source) }));
    const after = choices.reduce((all, { result, defects }) => decide(all, result, defects, why), before);
    const text = writeDecisions(after);
    const isNew = text !== writeDecisions(before);
    if (isNew) await writeOutput(path, text, source.inputs);
    if (!settings.quiet)
      process.stdout.write(describe(choices, source, before, isNew ? `Wrote ${path}` : `${path} stays as it is.`));
  } finally {
    await held.release();
  }
  return 0;
}

function whyOf({ by, until }: Settings, reason: string): Omit<Decision, 'sites'> {
  const on = today();
  if (until !== undefined && until < on) throw toAccept(until, on);
  return { reason, by: by ?? userInfo().username, on, ...(until !== undefined && { until }) };
}

/** @throws {UsageError} where none has that name, or one of them has no verdict */
function camerasOf({ list, where }: Source, { camera, force, sites }: Settings): Omit<Choice, 'defects'>[] {
  const names = describeCameras(list);
  const all = list.map((result, i) => ({ result: force ? result : withoutForce(result), name: names[i] }));
  const called = all.filter(({ name }) => camera === undefined || name.toLowerCase().includes(camera.toLowerCase()));
  if (called.length === 0) throw noneCalled(camera ?? '', where, names);
  if (sites.length > 0 && called.length > 1) throw severalCameras(names);
  const unjudged = called.find(({ result }) => result.status !== 'complete');
  if (unjudged) throw notDecisions(where, unjudged.name, unjudged.result.reason ?? '');
  return called;
}

async function decisionsIn(path: string): Promise<Decisions> {
  if (!(await exists(path))) return NO_DECISIONS;
  const found = await readAccepted(path);
  if ('decisions' in found) return found.decisions;
  throw new UsageError(
    'wrongFile',
    `Expected a file of decisions to add to, got '${path}', which holds a Result. Accept what it has into a new file: 'hotpix accept ${path} --baseline decisions.json --reason ...'.`,
  );
}

/** Those at the places that were named, or all that are new: to the decisions, or by the history. */
function defectsOf(
  { result }: Omit<Choice, 'defects'>,
  before: Decisions,
  { sites }: Settings,
  { where, changes: all }: Source,
): readonly Defect[] {
  if (sites.length > 0) return sites.map(([x, y]) => defectAt(result, x, y, where));
  const own = decisionsOn(before, result);
  const changes = all?.get(result);
  if (changes) return changesSince(againstHistory(result, changes, own && knownBy(own, result, today())))?.new ?? [];
  return own ? matchDefects({ defects: knownBy(own, result, today()).defects }, result).appeared : result.defects;
}

function defectAt({ defects }: Result, x: number, y: number, where: string): Defect {
  const distance = (one: Defect): number => Math.max(Math.abs(one.x - x), Math.abs(one.y - y));
  const found = defects.find((one) => distance(one) === 0);
  if (found) return found;
  const [nearest] = [...defects].sort((a, b) => distance(a) - distance(b));
  throw noDefectAt(where, `${x},${y}`, nearest && `${nearest.x},${nearest.y}`);
}

function describe(choices: readonly Choice[], { changes }: Source, before: Decisions, outcome: string): string {
  const lines = choices.flatMap((choice) => {
    const { result, name, defects } = choice;
    if (defects.length === 0) return [`${name}: ${changes?.has(result) ? NOTHING_NEW : NOTHING}`];
    return [
      `${name}: accepted ${plural(defects.length, 'defect')}: ${listed(defects)}.`,
      ...earlierOf(choice, before).map(({ reason, by }) => `  In place of an earlier decision of ${by}: ${reason}`),
    ];
  });
  return [...lines, outcome].map((line) => `${printable(line)}\n`).join('');
}

/** The decisions that others take the place of. */
function earlierOf({ result, defects }: Choice, before: Decisions): Decision[] {
  const own = decisionsOn(before, result);
  if (!own) return [];
  const { accepted, expired } = knownBy(own, { ...result, defects: [...defects] }, today());
  return [...new Set([...accepted, ...expired].map(({ decision }) => decision))];
}

const NOTHING = 'nothing to accept that is not accepted already. Give one another reason or day by --site.';
const NOTHING_NEW =
  'nothing to accept that is new since the scan before. --since goes back further, and --site accepts any.';

const NAMED = 10;

function listed(defects: readonly Defect[]): string {
  const names = defects.slice(0, NAMED).map(({ kind, x, y }) => `${kind} at ${x}, ${y}`);
  const more = defects.length > NAMED ? [`and ${defects.length - NAMED} more`] : [];
  return [...names, ...more].join('; ');
}

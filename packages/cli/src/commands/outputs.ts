/** What the commands that end in a Result have in common: reports, summary and exit code. */
import { resolve } from 'node:path';
import { describeCameras, limitInWords, limitsOf } from '@hotpix/result';
import type { FileRow, Hotpix } from '@hotpix/core';
import { reasonOf } from '../advice.ts';
import { isForPrograms, reporterNames } from '../config/reporter-names.ts';
import { groupToPipe, sameOutput, unknownReporter } from '../errors.ts';
import { assertFileWritable } from '../files/assert-writable.ts';
import { writeOutput, type Inputs } from '../files/write-output.ts';
import type { Settings } from '../options/settings.ts';
import { exitCodeOf } from '../results/exit-code.ts';
import { filesOf } from '../results/files-of.ts';
import { isOfAll, renderReports, type Output } from '../results/render-reports.ts';
import type { Results } from '../results/results.ts';
import { describeFailures } from '../terminal/files.ts';
import { saidOnce } from '../terminal/said-once.ts';
import type { Thrown } from '../terminal/thrown-at.ts';
import { describeWritten } from '../terminal/written.ts';
import { printable } from '../terminal/printable.ts';
import { summarise, summariseEach, type Remarks } from '../terminal/summary.ts';
import { UsageError } from '../usage-error.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { REPORTING } from './efforts.ts';
import { openReport, pageOf } from './open-report.ts';
import { addStepSummary } from './step-summary.ts';

/** Stands for the standard output. */
const PIPE = '-';
const CROPS = 4;

/** What a command is going to publish, and what it must not write over. */
export interface Outcome {
  readonly hotpix: Hotpix;
  readonly results: Results;
  readonly inputs: Inputs;
  /** What could not be written so far. @default none */
  readonly failures?: readonly UsageError[];
  /** Where plugins threw for which files failed. @default nowhere */
  readonly thrown?: Thrown;
  /** Whether somebody waits for the verdict, as `hotpix check` does. @default false */
  readonly isGate?: boolean;
  /** What is said in place of the summary of the Results, and of their files: of a run through other photographs than theirs. */
  readonly told?: { readonly summary: string; readonly files: readonly FileRow[] };
}

/**
 * Prints the summary, writes the reports that the settings ask for as far as the disk takes them, and says how the process ends.
 * @param remarks of the history: lines per Result, in the place of what its baseline says
 */
export async function publish(
  { hotpix, results, inputs, failures = [], thrown, isGate = false, told }: Outcome,
  { settings, progress }: Pick<CommandContext, 'settings' | 'progress'>,
  remarks: Remarks = [],
): Promise<ExitCode> {
  const { list, isGrouped } = results;
  const wanted = wantedReports(settings);
  const stream = wanted.some(([, path]) => path === PIPE) ? process.stderr : process.stdout;
  // First, for whatever becomes of the files, what was found must not be lost.
  if (settings.quiet)
    process.stderr.write(
      describeFailures(told?.files ?? filesOf(list), thrown) + describeUnjudged(results) + describeExceeded(results),
    );
  else
    stream.write(
      told
        ? told.summary
        : isGrouped
          ? summariseEach(list, { top: settings.top, thrown, remarks, isVerbose: settings.verbose })
          : summarise(list[0], settings.top, { thrown, isGate, remarks: remarks[0] }),
    );
  const onRendered = (done: number): void =>
    progress.update('writing reports', { done, total: list.length }, { each: REPORTING, behind: 0 });
  const { outputs, notes, failed } = await renderReports(hotpix, results, wanted, onRendered);
  progress.clear();
  assertApart(outputs.map(({ path }) => path));
  const { written, refused } = await writeAll(outputs, inputs);
  const unsaid = wanted.some(([name]) => name === 'github') ? await addStepSummary(list) : [];
  if (!settings.quiet && written.length > 0) stream.write(`\nWrote ${printable(describeWritten(written))}\n`);
  const page = pageOf(settings);
  if (settings.open && page !== undefined && written.some(({ path }) => path === page)) await openReport(page);
  const errors = new Set([...failures, ...refused].map(({ message }) => message));
  const problems = [...(results.notes ?? []), ...notes, ...unsaid, ...errors];
  process.stderr.write(problems.map((problem) => `hotpix: ${printable(problem)}\n`).join(''));
  if (failed.length > 0) throw failed[0];
  return failures.length + refused.length > 0 ? 2 : exitCodeOf(list);
}

/** Writes what can be written: a disk that is full for a page may well have room for a list. */
async function writeAll(
  outputs: readonly Output[],
  inputs: Inputs,
): Promise<{ written: Output[]; refused: UsageError[] }> {
  const written: Output[] = [];
  const refused: UsageError[] = [];
  for (const output of outputs) {
    const { path, content } = output;
    if (path === PIPE) {
      process.stdout.write(content);
      continue;
    }
    try {
      await writeOutput(path, content, inputs);
      written.push(output);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      refused.push(error);
    }
  }
  return { written, refused };
}

/** Why there is no verdict, each reason once. */
function describeUnjudged({ list, isGrouped }: Results): string {
  const names = describeCameras(list);
  const unjudged = list.flatMap((result, i) =>
    result.status === 'complete' ? [] : [{ of: names[i], text: `No verdict. ${reasonOf(result)}` }],
  );
  return errorLines(
    isGrouped ? saidOnce(unjudged, 'camera').map(({ line }) => line) : unjudged.map(({ text }) => text),
  );
}

const WORSE = [
  ['exceeded', 'Limit exceeded: '],
  ['unjudged', 'No verdict on a limit: '],
  ['warned', 'Over a limit that warns: '],
] as const;

/** Why the process ends as it does, a line a limit: none of the units that fail may go unnamed. */
function describeExceeded({ list, isGrouped }: Results): string {
  const names = describeCameras(list);
  const lines = list.flatMap((result, i) =>
    WORSE.flatMap(([standing, words]) =>
      limitsOf(result, standing).map((row) => `${isGrouped ? `${names[i]}: ` : ''}${words}${limitInWords(row)}`),
    ),
  );
  return errorLines(lines.map((line) => (line.endsWith('.') ? line : `${line}.`)));
}

const errorLines = (lines: readonly string[]): string => lines.map((line) => `hotpix: ${printable(line)}\n`).join('');

/**
 * Looks, before any work, whether its outputs can be told apart, whether somebody renders them, whether none is an input, and
 * whether they can be written.
 * @throws {UsageError} otherwise
 */
export async function assertOutputs(
  { plugins }: Hotpix,
  settings: Settings,
  inputs: Inputs,
  isGrouped: boolean = settings.group,
): Promise<void> {
  const reporters = reporterNames(plugins);
  const reports = wantedReports(settings);
  const unknown = reports.find(([name]) => !reporters.includes(name));
  if (unknown) throw unknownReporter(unknown[0], reporters);
  const piped = reports.find(([name, path]) => isGrouped && !isOfAll(plugins, name) && path === PIPE);
  if (piped) throw groupToPipe(piped[0]);
  const files = outputPaths(settings);
  assertApart([...files, ...reports.map(([, path]) => path).filter((path) => path === PIPE)]);
  for (const path of files) {
    await inputs.assertNone(path);
    await assertFileWritable(path);
  }
}

/** @throws {UsageError} where two of the paths are one */
export function assertApart(paths: readonly string[]): void {
  const all = paths.map((path) => (path === PIPE ? PIPE : resolve(path)));
  const twice = all.findIndex((path, i) => all.indexOf(path) < i);
  if (twice >= 0) throw sameOutput(paths[twice]);
}

/** Paths that a run is going to write, which a scan of their folder must not take for photographs. */
export function outputPaths(settings: Settings): string[] {
  const reports = wantedReports(settings).map(([, path]) => path);
  return [...reports, settings.state].filter((path) => path !== undefined && path !== PIPE) as string[];
}

/** Photographs in which each defect is shown: a page shows them, JSON that is kept to compare with needs none. */
export function cropsFor(settings: Settings): number {
  const wanted = wantedReports(settings).map(([name]) => name);
  if (wanted.length === 0) return 0;
  const isForPeople = wanted.some((name) => name !== 'json' && !isForPrograms(name));
  return settings.crops ?? (isForPeople ? CROPS : 0);
}

function wantedReports({ json, html, reports }: Settings): [name: string, path: string][] {
  return Object.entries({ ...reports, ...(json && { json }), ...(html && { html }) });
}

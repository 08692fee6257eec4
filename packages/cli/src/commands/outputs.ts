/** What the commands that end in a Result have in common: reports, summary and exit code. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, parseResult, type Hotpix, type Result } from '@hotpix/core';
import { noResult, notThis, sameOutput, unknownReporter } from '../errors.ts';
import { assertFileWritable } from '../files/assert-writable.ts';
import { writeOutput, type Inputs } from '../files/write-output.ts';
import type { Settings } from '../options/settings.ts';
import { describeFailures } from '../terminal/files.ts';
import { printable } from '../terminal/printable.ts';
import { summarise } from '../terminal/summary.ts';
import type { ExitCode } from './context.ts';

/** Stands for the standard output. */
const PIPE = '-';

/** Writes the reports that the settings ask for, prints the summary, and says how the process ends. */
export async function publish(hotpix: Hotpix, result: Result, settings: Settings, inputs: Inputs): Promise<ExitCode> {
  const wanted = wantedReports(settings);
  const rendered = await hotpix.report(
    result,
    wanted.map(([name]) => name),
  );
  const written: string[] = [];
  for (const [name, path] of wanted) {
    const report = rendered.find(({ reporter }) => reporter === name);
    if (!report) continue;
    if (path === PIPE) {
      process.stdout.write(report.content);
    } else {
      await writeOutput(path, report.content, inputs);
      written.push(path);
    }
  }
  const isPiped = wanted.some(([, path]) => path === PIPE);
  if (!settings.quiet) {
    const stream = isPiped ? process.stderr : process.stdout;
    stream.write(summarise(result, settings.top));
    if (written.length > 0) stream.write(`\nWrote ${written.map(printable).join(', ')}\n`);
  } else {
    process.stderr.write(describeFailures(result.files));
    if (result.status === 'insufficient') process.stderr.write(`hotpix: ${printable(result.reason ?? '')}\n`);
  }
  return exitCodeOf(result);
}

/**
 * Looks, before any work, whether its outputs can be told apart, whether somebody renders them, whether none is an input, and
 * whether they can be written.
 * @throws {UsageError} otherwise
 */
export async function assertOutputs({ plugins }: Hotpix, settings: Settings, inputs: Inputs): Promise<void> {
  const reporters = plugins.filter(({ report }) => report).map(({ name }) => name);
  const reports = wantedReports(settings);
  const unknown = reports.find(([name]) => !reporters.includes(name));
  if (unknown) throw unknownReporter(unknown[0], reporters);
  const files = outputPaths(settings);
  const pipes = reports.map(([, path]) => path).filter((path) => path === PIPE);
  const all = [...files.map((path) => resolve(path)), ...pipes];
  const twice = all.findIndex((path, i) => all.indexOf(path) < i);
  if (twice >= 0) throw sameOutput([...files, ...pipes][twice]);
  for (const path of files) {
    await inputs.assertNone(path);
    await assertFileWritable(path);
  }
}

/** Paths that a run is going to write, which a scan of their folder must not take for photographs. */
export function outputPaths(settings: Settings): string[] {
  const reports = wantedReports(settings).map(([, path]) => path);
  return [...reports, settings.state].filter((path) => path !== undefined && path !== PIPE) as string[];
}

function wantedReports({ json, html, reports }: Settings): [name: string, path: string][] {
  return Object.entries({ ...reports, ...(json && { json }), ...(html && { html }) });
}

function exitCodeOf({ status, limits = [] }: Result): ExitCode {
  if (status === 'insufficient') return 2;
  return limits.some(({ exceeded }) => exceeded) ? 1 : 0;
}

/** @throws {UsageError} when the file is not there, or no Result */
export async function readResult(path: string): Promise<Result> {
  try {
    return parseResult(await readFile(path, 'utf8'));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? noResult(path) : notThis(path, messageOf(error));
  }
}

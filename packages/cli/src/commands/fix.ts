/** hotpix fix: repaired copies of photographs. */
import { describeCamera, isOfSameCamera, messageOf, type Hotpix, type Result } from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, nothingToRepairBy, otherCamera } from '../errors.ts';
import { fileSource } from '../files/file-source.ts';
import { OutputNames } from '../files/output-names.ts';
import { Inputs, writeOutput } from '../files/write-output.ts';
import { createProgress } from '../terminal/progress.ts';
import { printable } from '../terminal/printable.ts';
import { describeRepairs, type Repair } from '../terminal/repairs.ts';
import { summarise } from '../terminal/summary.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { readResult } from './outputs.ts';
import { photographs } from './photographs.ts';
import { decodeOptions, scanFiles } from './scan.ts';

export async function fix(context: CommandContext): Promise<ExitCode> {
  const { settings } = context;
  if (settings.out === undefined && !settings.dryRun)
    throw missing('--out, a folder for the repaired copies', 'hotpix fix photos/ --out repaired');
  const map = settings.map === undefined ? await scanForMap(context) : await readMap(context, settings.map);
  if (map.result.status === 'insufficient') throw nothingToRepairBy(map.result.reason ?? '');
  const repairs = await repairAll(map, context);
  if (!settings.quiet) process.stdout.write(describeRepairs(repairs, settings.dryRun));
  const failed = repairs.filter(({ error }) => error !== undefined);
  for (const { path, error = '' } of failed) process.stderr.write(`hotpix: ${printable(`${path}: ${error}`)}\n`);
  return failed.length > 0 ? 2 : 0;
}

/** What to repair, and by what. */
interface Job {
  readonly hotpix: Hotpix;
  readonly result: Result;
  readonly paths: readonly string[];
  readonly inputs: Inputs;
}

/** A map that the user brought needs no introduction. */
async function readMap(context: CommandContext, map: string): Promise<Job> {
  const hotpix = createPipeline(context);
  const result = await readResult(map);
  const paths = await photographs(context, hotpix, 'fix');
  return { hotpix, result, paths, inputs: await Inputs.of([...paths, map]) };
}

async function scanForMap(context: CommandContext): Promise<Job> {
  const { settings } = context;
  const scanned = await scanFiles({ ...context, settings: { ...settings, crops: 0 } }, 'fix');
  const { files } = scanned.result;
  const failed = files.filter(({ status }) => status === 'failed');
  if (!settings.quiet) process.stdout.write(`${summarise(scanned.result, settings.top)}\n`);
  else for (const { path, reason = '' } of failed) process.stderr.write(`hotpix: ${printable(`${path}: ${reason}`)}\n`);
  const used = files.filter(({ status }) => status === 'used');
  return { ...scanned, paths: used.map(({ path }) => path) };
}

async function repairAll(job: Job, context: CommandContext): Promise<Repair[]> {
  const { settings, signal } = context;
  const paths = job.result.defects.length === 0 ? [] : job.paths;
  const names = new OutputNames(settings.out ?? '', job.paths);
  const progress = createProgress(settings.quiet);
  const repairs: Repair[] = [];
  try {
    for (const path of paths) {
      const repair = await repairOne(path, job, names, context).catch((error: unknown): Repair => {
        if (signal.aborted) throw error;
        return { path, patches: 0, error: messageOf(error) };
      });
      repairs.push(repair);
      progress.update('repairing', { done: repairs.length, total: paths.length, path });
    }
  } finally {
    progress.end();
  }
  return repairs;
}

async function repairOne(
  path: string,
  { hotpix, result, inputs }: Job,
  names: OutputNames,
  { settings, signal }: CommandContext,
): Promise<Repair> {
  const source = fileSource(path);
  const decoded = await hotpix.decode(source, { ...decodeOptions(settings), signal });
  const { frame } = decoded;
  if (!isOfSameCamera(result, frame))
    throw otherCamera(describeCamera(result.camera, result.frame), describeCamera(frame.camera, frame));
  const patches = await hotpix.propose(frame, result.defects);
  if (settings.dryRun) return { path, patches: patches.length };
  const { bytes, extension, notes } = await hotpix.write(source, decoded, patches, signal);
  const output = await names.nameFor(path, extension, settings.overwrite);
  await writeOutput(output, bytes, inputs);
  return { path, patches: patches.length, output, notes };
}

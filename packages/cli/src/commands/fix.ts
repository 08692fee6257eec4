/** hotpix fix: repaired copies of photographs. */
import {
  describeCamera,
  isHotpixError,
  isOfSameCamera,
  messageOf,
  type Hotpix,
  type Result,
  type Source,
} from '@hotpix/core';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, nothingToRepairBy, otherCamera } from '../errors.ts';
import { assertFolderWritable } from '../files/assert-writable.ts';
import { OutputNames } from '../files/output-names.ts';
import { Inputs, writeOutput } from '../files/write-output.ts';
import { createProgress } from '../terminal/progress.ts';
import { describeFailures } from '../terminal/files.ts';
import { describeLeft, describeRepairs, isPhotograph, type Left, type Repair } from '../terminal/repairs.ts';
import { summarise } from '../terminal/summary.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { readResult } from './outputs.ts';
import { photographs } from './photographs.ts';
import { decodeOptions, scanSources } from './scan.ts';

export async function fix(context: CommandContext): Promise<ExitCode> {
  const { settings } = context;
  const { map, dryRun, quiet } = settings;
  if (settings.out === undefined && !dryRun)
    throw missing('--out, a folder for the repaired copies', 'hotpix fix photos/ --out repaired');
  const hotpix = createPipeline(context);
  const given = map === undefined ? undefined : await readResult(map);
  const sources = await photographs(context, hotpix, 'fix');
  const inputs = await Inputs.of([...pathsOf(sources), ...(map === undefined ? [] : [map])]);
  await assertOutput(sources, inputs, context, given !== undefined);
  const job = given ? { hotpix, result: given, sources, inputs, left: [] } : await scanForMap(hotpix, sources, context);
  if (job.result.status === 'insufficient') throw nothingToRepairBy(job.result.reason ?? '');
  const { repairs, left } = await repairAll(job, context);
  if (!quiet) process.stdout.write(describeRepairs(repairs, left, job.result, dryRun));
  else if (left.some(isPhotograph)) process.stderr.write(`hotpix: Not repaired: ${describeLeft(left)}.\n`);
  const failed = repairs.filter(({ error }) => error !== undefined);
  process.stderr.write(describeFailures(failed.map(({ path, error }) => ({ path, status: 'failed', reason: error }))));
  return failed.length > 0 ? 2 : 0;
}

/** What to repair, and by what. */
interface Job {
  readonly hotpix: Hotpix;
  readonly result: Result;
  readonly sources: readonly Source[];
  readonly inputs: Inputs;
  /** Files that shall not be repaired. */
  readonly left: Left;
}

/** Looks whether the copies have a place, before a scan that may take long. */
async function assertOutput(
  sources: readonly Source[],
  inputs: Inputs,
  { settings: { out, overwrite, dryRun } }: CommandContext,
  hasMap: boolean,
): Promise<void> {
  if (out === undefined || dryRun) return;
  const names = new OutputNames(out, pathsOf(sources.filter(({ incidental }) => !incidental)), inputs);
  await names.assertApart();
  await assertFolderWritable(out);
  // A map repairs what is of its camera, and the copies of another may well lie beside.
  if (!overwrite && !hasMap) await names.assertNew();
}

async function scanForMap(hotpix: Hotpix, sources: readonly Source[], context: CommandContext): Promise<Job> {
  const { settings } = context;
  const scanned = await scanSources(hotpix, sources, { ...context, settings: { ...settings, crops: 0 } });
  const { files } = scanned.result;
  if (!settings.quiet) process.stdout.write(`${summarise(scanned.result, settings.top)}\n`);
  else process.stderr.write(describeFailures(files));
  const left = files.filter(({ status }) => status !== 'used');
  const isLeft = new Set(left.map(({ path }) => path));
  return { ...scanned, left, sources: sources.filter(({ path }) => !isLeft.has(path)) };
}

async function repairAll(job: Job, context: CommandContext): Promise<{ repairs: Repair[]; left: Left }> {
  const { settings, signal } = context;
  const sources = job.result.defects.length === 0 ? [] : job.sources;
  const names = new OutputNames(settings.out ?? '', pathsOf(job.sources), job.inputs);
  const progress = createProgress(settings.quiet);
  const repairs: Repair[] = [];
  const left = [...job.left];
  try {
    for (const [i, source] of sources.entries()) {
      const { path } = source;
      try {
        repairs.push(await repairOne(source, job, names, context));
      } catch (error) {
        if (signal.aborted) throw error;
        if (source.incidental && isHotpixError(error) && error.code === 'notAPhotograph')
          left.push({ status: 'setAside', code: error.code });
        else repairs.push({ path, patches: 0, error: messageOf(error) });
      }
      progress.update('repairing', { done: i + 1, total: sources.length, path });
    }
  } finally {
    progress.end();
  }
  return { repairs, left };
}

async function repairOne(
  source: Source,
  { hotpix, result, inputs }: Job,
  names: OutputNames,
  { settings, signal }: CommandContext,
): Promise<Repair> {
  const { path } = source;
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

const pathsOf = (sources: readonly Source[]): string[] => sources.map(({ path }) => path);

/** hotpix fix: repaired copies of photographs. */
import { describeCameras } from '@hotpix/result';
import type { Hotpix, Result, Source } from '@hotpix/core';
import { isRemote } from '@hotpix/objects';
import { createPipeline } from '../config/create-pipeline.ts';
import { missing, nothingToRepairBy, twoPlaces } from '../errors.ts';
import { notInPlaceThere } from '../file-errors.ts';
import { assertFolderWritable } from '../files/assert-writable.ts';
import { fromHere } from '../files/from-here.ts';
import { isInside } from '../files/is-inside.ts';
import { OutputNames } from '../files/output-names.ts';
import { Inputs } from '../files/write-output.ts';
import { filesOf } from '../results/files-of.ts';
import { mapsOf, readMaps } from '../results/maps.ts';
import type { Settings } from '../options/settings.ts';
import { describeFailures } from '../terminal/files.ts';
import { describeErrors, describeLeft, describeRepairs, isPhotograph } from '../terminal/repairs.ts';
import { saidOnce } from '../terminal/said-once.ts';
import { printable } from '../terminal/printable.ts';
import { summarise, summariseEach } from '../terminal/summary.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { photographs } from './photographs.ts';
import { repairAll, type Job } from './repair.ts';
import { scanSources } from './scan.ts';

export async function fix(context: CommandContext): Promise<ExitCode> {
  const { settings } = context;
  const { map, dryRun, quiet } = settings;
  assertDestination(settings);
  const hotpix = createPipeline(context);
  const maps = map === undefined ? undefined : await readMaps(map, settings.force);
  const sources = await photographs(context, hotpix, 'fix');
  const remote = sources.find(({ path }) => isRemote(path));
  if (settings.inPlace && remote) throw notInPlaceThere(remote.path);
  const inputs = new Inputs([...pathsOf(sources), ...(map === undefined ? [] : [map])]);
  await assertOutput(sources, inputs, context, maps !== undefined);
  if (!quiet) process.stderr.write(describePlace(context));
  const job: Job = maps ? { hotpix, maps, sources, inputs, left: [] } : await scanForMaps(hotpix, sources, context);
  if (!maps || maps.results.length > 0)
    assertJudged(job.maps.results, { isMap: maps !== undefined, isTold: maps === undefined && !quiet });
  const { repairs, left } = await repairAll(job, context);
  if (maps?.note !== undefined && !quiet && repairs.length > 0)
    process.stdout.write(`${printable(`Note: ${maps.note}`)}\n`);
  if (!quiet) process.stdout.write(describeRepairs(repairs, left, dryRun));
  else if (left.some(isPhotograph)) process.stderr.write(`hotpix: Not repaired: ${describeLeft(left)}.\n`);
  process.stderr.write(describeErrors(repairs));
  return repairs.some(({ error }) => error !== undefined) ? 2 : 0;
}

/** @throws {UsageError} when it is not said, or said twice, where repaired photographs go */
function assertDestination({ out, inPlace, dryRun }: Settings): void {
  if (out === undefined && !inPlace && !dryRun)
    throw missing('--out, a folder for the repaired copies', 'hotpix fix photos/ --out repaired');
  if (out !== undefined && inPlace) throw twoPlaces(out);
}

/** Looks whether the copies have a place, before a scan that may take long. */
async function assertOutput(
  sources: readonly Source[],
  inputs: Inputs,
  { settings: { out, name, overwrite, resume, dryRun } }: CommandContext,
  hasMap: boolean,
): Promise<void> {
  if (out === undefined || dryRun) return;
  const names = new OutputNames(
    { folder: out, name },
    pathsOf(sources.filter(({ incidental }) => !incidental)),
    inputs,
  );
  await names.assertApart();
  await assertFolderWritable(out);
  // A map repairs what is of its camera, and the copies of another may well lie beside.
  if (!overwrite && !resume && !hasMap) await names.assertNew();
}

/** That copies lie in a folder that was named, where they may be taken for photographs; nothing where they do not. */
function describePlace({ files, loaded, settings: { out, dryRun } }: CommandContext): string {
  const named = files.length > 0 ? files : (loaded.config.files ?? []).map((path) => fromHere(path, loaded.base));
  if (out === undefined || dryRun || !named.some((path) => isInside(out, path))) return '';
  const text = `Note: '${out}' lies in the folder of the photographs. Scans by hotpix set the copies aside; other programs may count them as photographs.`;
  return `${printable(text)}\n`;
}

async function scanForMaps(hotpix: Hotpix, sources: readonly Source[], context: CommandContext): Promise<Job> {
  const { settings } = context;
  const scanning = { ...context, settings: { ...settings, crops: 0 } };
  const { results, inputs, thrown } = await scanSources(hotpix, sources, scanning, [], sources.length);
  const { list, isGrouped } = results;
  const files = filesOf(list);
  if (settings.quiet) process.stderr.write(describeFailures(files, thrown));
  else {
    const summary = isGrouped
      ? summariseEach(list, { top: settings.top, thrown, isVerbose: settings.verbose })
      : summarise(list[0], settings.top, { thrown });
    process.stdout.write(`${summary}\n`);
  }
  const left = files.filter(({ status }) => status !== 'used');
  const isLeft = new Set(left.map(({ path }) => path));
  return {
    hotpix,
    inputs,
    maps: mapsOf(list, settings.force),
    left,
    sources: sources.filter(({ path }) => !isLeft.has(path)),
  };
}

/**
 * @param isMap whether the Results came by --map
 * @param isTold whether the summary has given the reasons
 * @throws {UsageError} when there is no verdict on any camera
 */
function assertJudged(results: readonly Result[], { isMap, isTold }: { isMap: boolean; isTold: boolean }): void {
  if (results.some(({ status }) => status === 'complete')) return;
  const names = describeCameras(results);
  const rows = results.map(({ reason = '' }, i) => ({ of: names[i], text: reason }));
  const reasons = rows.length === 1 ? [rows[0].text] : saidOnce(rows, 'camera').map(({ line }) => line);
  throw nothingToRepairBy(isTold ? 'these photographs give no verdict.' : reasons.join(' '), isMap);
}

const pathsOf = (sources: readonly Source[]): string[] => sources.map(({ path }) => path);

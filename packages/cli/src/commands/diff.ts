/** hotpix diff: what came and went between two saved Results of one camera. */
import { changesOf, compareDefects, describeCamera, findOfSameCamera, withoutForce, type Result } from '@hotpix/result';
import { renderDiff } from '@hotpix/reporter-html';
import { notComparable } from '../baseline-errors.ts';
import { missing } from '../errors.ts';
import { noMap } from '../map-errors.ts';
import { createPipeline } from '../config/create-pipeline.ts';
import { assertFileWritable } from '../files/assert-writable.ts';
import { Inputs, writeOutput } from '../files/write-output.ts';
import { formatOfList } from '../results/format-of-list.ts';
import { listedAs, resultOfListAlone } from '../results/list-result.ts';
import { readResults } from '../results/read-results.ts';
import type { Results } from '../results/results.ts';
import { describeChanges } from '../terminal/changes.ts';
import { printable } from '../terminal/printable.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { openReport } from './open-report.ts';
import { assertApart } from './outputs.ts';

interface Pair {
  readonly before: Result;
  readonly after: Result;
}

/** Exit codes: 0 nothing is new or worse, 1 something is, 2 the two cannot be compared. */
export async function diff(context: CommandContext): Promise<ExitCode> {
  const { files, settings } = context;
  if (files.length !== 2)
    throw missing('two saved Results, the earlier one first', 'hotpix diff before.json after.json', files.length);
  const [before, after] = await readBoth(files, context);
  const judged = (result: Result): Result => (settings.force ? result : withoutForce(result));
  const [earlier, later] = [before.list.map(judged), after.list.map(judged)];
  const isOneOfMany = before.isGrouped !== after.isGrouped;
  const pairs = isOneOfMany ? [pairOfOne(earlier, later, files)] : later.map((one) => pairOf(earlier, one, files));
  if (!isOneOfMany) assertNoneLost(earlier, pairs, files);
  const { like } = settings;
  const inputs = new Inputs([...files, ...(like === undefined ? [] : [like])]);
  const { json, html } = settings;
  const outputs = [json, html].filter((path) => path !== undefined);
  assertApart(outputs);
  for (const path of outputs) if (path !== '-') await assertFileWritable(path);
  if (json !== undefined) await write(json, jsonOf(pairs, after.isGrouped && before.isGrouped), inputs);
  if (html !== undefined) await write(html, renderDiff(pairs), inputs);
  if (settings.open && html !== undefined) await openReport(html);
  if (!settings.quiet && json !== '-' && html !== '-') {
    for (const pair of pairs) process.stdout.write(textOf(pair, settings.top));
  }
  return pairs.some(isWorse) ? 1 : 0;
}

/** Results, or lists of other programs, of the camera of --like or of the other Result. */
async function readBoth(files: readonly string[], context: CommandContext): Promise<Results[]> {
  const { like } = context.settings;
  const areLists = await Promise.all(files.map(async (path) => (await formatOfList(path, true)) !== undefined));
  const read = files.map((path, i) => (areLists[i] ? undefined : readResults(path, noMap)));
  const [result] = (await Promise.all(read)).flatMap((found) => found?.list ?? []);
  const listed = (path: string): Promise<Result> =>
    like === undefined && result?.camera && result.frame
      ? listedAs(path, { camera: result.camera, ...result.frame })
      : resultOfListAlone(path, like, createPipeline(context));
  return Promise.all(files.map(async (path, i) => (await read[i]) ?? { list: [await listed(path)], isGrouped: false }));
}

/** Of a Result and a list of them the camera that both have. */
function pairOfOne(before: readonly Result[], after: readonly Result[], files: readonly string[]): Pair {
  if (after.length === 1) return pairOf(before, after[0], files);
  const { before: later, after: earlier } = pairOf(after, before[0], files.toReversed());
  return { before: earlier, after: later };
}

/** @throws {UsageError} where a camera is not there any more */
function assertNoneLost(before: readonly Result[], pairs: readonly Pair[], [earlier, later]: readonly string[]): void {
  const lost = before.find((result) => !pairs.some((pair) => pair.before === result));
  if (!lost) return;
  const expected = `a Result of ${describeCamera(lost.camera, lost.frame)}, of which '${earlier}' has one`;
  throw notComparable(later, expected, 'without it');
}

/** @throws {UsageError} where there is none of the same camera, or one of both has no verdict */
function pairOf(before: readonly Result[], after: Result, [earlier, later]: readonly string[]): Pair {
  const name = describeCamera(after.camera, after.frame);
  const same = after.camera && after.frame && findOfSameCamera(before, { ...after.frame, camera: after.camera });
  if (!same) {
    const others = before.map(({ camera, frame }) => describeCamera(camera, frame)).join('; ');
    throw notComparable(earlier, `a Result of ${name}, of which '${later}' is`, `of another camera or size: ${others}`);
  }
  for (const [path, { status, reason = '' }] of [
    [earlier, same],
    [later, after],
  ] as const) {
    if (status !== 'complete')
      throw notComparable(path, `a Result with a verdict on ${name}`, `without one: ${reason}`);
  }
  return { before: same, after };
}

function isWorse({ before, after }: Pair): boolean {
  const changes = compareDefects(before, after);
  return changes.new.length > 0 || changes.worse.length > 0;
}

function textOf({ before, after }: Pair, top: number): string {
  const notes = [before, after].flatMap(({ sections, checks }) =>
    sections.map ? checks.map(({ message }) => message) : [],
  );
  const compared = { before: before.sections, after: after.sections };
  const changes = describeChanges(compareDefects(before, after), compared, top);
  return [describeCamera(after.camera, after.frame), ...changes, ...notes]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

function jsonOf(pairs: readonly Pair[], isGrouped: boolean): string {
  const documents = pairs.map(({ before, after }) => changesOf(before, after));
  return `${JSON.stringify(isGrouped ? documents : documents[0], undefined, 2)}\n`;
}

async function write(path: string, text: string, inputs: Inputs): Promise<void> {
  if (path === '-') process.stdout.write(text);
  else await writeOutput(path, text, inputs);
}

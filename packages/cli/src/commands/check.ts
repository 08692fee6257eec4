/** hotpix check: the gate of CI. Photographs, or saved Results, against limits. */
import { describeCamera, describeCameras, isSetAside, withoutForce, type Limits } from '@hotpix/result';
import type { History } from '@hotpix/history';
import { createPipeline } from '../config/create-pipeline.ts';
import { emptyBaseline, notEachCamera, nothingCounted } from '../baseline-errors.ts';
import { missing } from '../errors.ts';
import { noHistoryOfLists } from '../map-errors.ts';
import { Inputs } from '../files/write-output.ts';
import type { Settings } from '../options/settings.ts';
import { strictExitCodeOf } from '../results/exit-code.ts';
import { filesOf } from '../results/files-of.ts';
import { judge, type Accepted, type InFile } from '../results/judge.ts';
import { formatOfList } from '../results/format-of-list.ts';
import { resultOfListAlone } from '../results/list-result.ts';
import { readAccepted } from '../results/read-accepted.ts';
import { readResults } from '../results/read-results.ts';
import { rememberAll, toldByHistory, withGrowth, withHistory, type Remembered } from '../results/remember.ts';
import { today } from '../results/today.ts';
import type { Results } from '../results/results.ts';
import { describeUnchecked } from '../terminal/files.ts';
import { saidOnce } from '../terminal/said-once.ts';
import { printable } from '../terminal/printable.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withFailures } from './keep.ts';
import { assertOutputs, publish, type Outcome } from './outputs.ts';
import { scanFiles } from './scan.ts';

/** What is to be judged. @param others further files that must not be written to */
type FindOutcome = (context: CommandContext, others: readonly string[]) => Promise<Outcome>;

export async function check(context: CommandContext, find: FindOutcome = outcomeOf): Promise<ExitCode> {
  assertLimits(limitsOf(context.settings), context.settings);
  const { baseline: path, force } = context.settings;
  // Before the scan, for a baseline that is missing must not cost one, nor leave a new history behind.
  const accepted = path === undefined ? undefined : await readBaseline(path, force);
  return withHistory(context.settings, (history) => checkAll(context, accepted, history, find));
}

async function checkAll(
  context: CommandContext,
  accepted: InFile | undefined,
  history: History | undefined,
  find: FindOutcome,
): Promise<ExitCode> {
  const { settings } = context;
  const { baseline: path } = settings;
  const limits = limitsOf(settings);
  const outcome = await find(context, path === undefined ? [] : [path]);
  const { list: found } = outcome.results;
  const names = describeCameras(found);
  const { gain } = settings;
  const by = { today: today(), isAlone: found.length === 1, ...(gain !== undefined && { gain }) };
  const remembered = await rememberAll(found, history, settings);
  const judged = found.map((result, i) => {
    const one = judge(result, limits, heldAgainst(accepted, remembered[i]), { ...by, name: names[i] });
    return withGrowth(one, remembered[i], settings.maxGrowth);
  });
  const list = judged.map(({ result }) => result);
  const whole = withFailures({ ...outcome, results: { ...outcome.results, list }, isGate: true }, remembered);
  const remarks =
    accepted && 'list' in accepted ? [] : list.map((result, i) => toldByHistory(result, remembered[i], settings.top));
  const published = await publish(whole, context, remarks);
  if (settings.quiet) {
    const lacks = saidOnce(
      judged.flatMap(({ lack }) => lack ?? []),
      'camera',
    );
    const lines = [...lacks.map(({ line }) => line), ...describeUnchecked(filesOf(list))];
    process.stderr.write(lines.map((line) => `hotpix: ${printable(line)}\n`).join(''));
  }
  return published === 2 ? published : strictExitCodeOf(judged);
}

/** A saved Result is the baseline, whatever the history says; of decisions those on what the history calls new are asked. */
function heldAgainst(inFile: InFile | undefined, { told }: Remembered): Accepted | undefined {
  if (!told || (inFile && 'list' in inFile)) return inFile;
  return { told, ...(inFile && { decisions: inFile.decisions }) };
}

/** Who gives a baseline or a history and no limits asks whether anything is new; slow growth alone does not say what one scan may bring. */
function limitsOf({ limits = {}, baseline, history }: Settings): Limits {
  const isAsked = baseline !== undefined || history !== undefined;
  return Object.keys(limits).length === 0 && isAsked ? { new: 0 } : limits;
}

/** @throws {UsageError} without limits, and for one on new defects that nothing tells from known ones */
function assertLimits(limits: Limits, { baseline, history, maxGrowth }: Settings): void {
  if (maxGrowth !== undefined && history === undefined) {
    const example = `hotpix check photos/ --max-growth ${maxGrowth} --history qa-history`;
    throw missing('a history beside the limit on growth, in the config or by --history', example);
  }
  if (Object.keys(limits).length === 0) {
    throw missing(
      'limits or a baseline to check against, in the config, by --limit or by --baseline',
      'hotpix check photos/ --limit defects=10',
    );
  }
  const onNew = Object.entries(limits).find(([name]) => /^new\b/.test(name));
  if (onNew && baseline === undefined && history === undefined) {
    const example = `hotpix check photos/ --limit ${onNew.join('=')} --baseline accepted.json`;
    throw missing('a baseline beside the limit on new defects, in the config or by --baseline', example);
  }
}

/** @throws {UsageError} when it is not there, is no Result, or has no verdict on any camera */
async function readBaseline(path: string, force: boolean): Promise<InFile> {
  const found = await readAccepted(path);
  if ('decisions' in found) return { path, decisions: found.decisions };
  const list = force ? found.list : found.list.map(withoutForce);
  if (list.some(({ status }) => status === 'complete')) return { path, list };
  const [{ camera, frame, reason = '' }] = list;
  throw emptyBaseline(path, frame ? describeCamera(camera, frame) : undefined, reason);
}

/** Saved Results. What was judged by force alone is a verdict only for who says so again. */
async function readVerdicts(path: string, force: boolean): Promise<Results> {
  const { list, isGrouped } = await readResults(path);
  return { isGrouped, list: force ? list : list.map(withoutForce) };
}

async function outcomeOf(context: CommandContext, others: readonly string[]): Promise<Outcome> {
  const { files, settings } = context;
  const { like } = settings;
  const isList = files.length === 1 && (await formatOfList(files[0], like !== undefined)) !== undefined;
  if (isList) return outcomeOfList(context, others);
  if (files.length !== 1 || !/\.json$/i.test(files[0])) return scanFiles(context, 'check', others);
  const hotpix = createPipeline(context);
  const saved = await readVerdicts(files[0], settings.force);
  const results = { ...saved, isGrouped: saved.isGrouped || settings.group };
  assertAnswers(results, files[0]);
  const inputs = new Inputs([...files, ...others]);
  await assertOutputs(hotpix, settings, inputs, results.isGrouped);
  return { hotpix, results, inputs };
}

async function outcomeOfList(context: CommandContext, others: readonly string[]): Promise<Outcome> {
  const { files, settings } = context;
  const { history, like } = settings;
  const [path] = files;
  if (history !== undefined) throw noHistoryOfLists(path);
  const hotpix = createPipeline(context);
  const results = { list: [await resultOfListAlone(path, like, hotpix)], isGrouped: settings.group };
  const inputs = new Inputs([path, ...(like === undefined ? [] : [like]), ...others]);
  await assertOutputs(hotpix, settings, inputs, results.isGrouped);
  return { hotpix, results, inputs };
}

/** A saved Result must be about photographs or a list, and those of a group about every camera. */
function assertAnswers({ list, isGrouped }: Results, path: string): void {
  for (const { status, files, sections } of list) {
    const isCounted = sections.map !== undefined || files.some((row) => row.status === 'used');
    if (status === 'complete' && !isCounted) throw nothingCounted(path);
  }
  const other = filesOf(list).find((row) => isSetAside(row, 'otherCamera'));
  if (!isGrouped || !other) return;
  const { camera, width = 0, height = 0 } = other;
  throw notEachCamera(path, describeCamera(camera, { width, height }));
}

/** The pipeline: plugins in, then scan, fix and report. */
import type { Result } from '@hotpix/result';
import { assertPlugin } from './border/assert-plugin.ts';
import { guard } from './border/pending.ts';
import { tapPlugin } from './border/tap-plugin.ts';
import { watchHooks, type Refusals } from './border/watch-hooks.ts';
import { frozen } from './errors.ts';
import { createHooks, type Decoded, type Hooks, type Plugin, type Report } from './hooks.ts';
import type { Written } from './repairing.ts';
import type { Defect, Frame, Patch, Source } from './nouns.ts';
import { conclude, concludeEach, type ConcludeOptions } from './pipeline/conclude.ts';
import { decodeFile, type DecodeOptions } from './pipeline/decode.ts';
import { examine, type ExamineOptions } from './pipeline/examine/examine.ts';
import { proposePatches, writeRepaired, type RepairOptions } from './pipeline/fix.ts';
import { gather, type GatherOptions } from './pipeline/gather.ts';
import { merge, type MergeOptions } from './pipeline/merge.ts';
import type { Pipeline } from './pipeline/pipeline.ts';
import { report, reportAll } from './pipeline/report.ts';
import { revisit, type Look, type RevisitOptions, type Visit } from './pipeline/revisit.ts';
import { takeShard, type ShardOptions } from './pipeline/shard.ts';
import type { State } from './state/state.ts';
import { webPlatform, type Platform } from './platform.ts';
import { VERSION } from './version.ts';

export interface ScanOptions extends GatherOptions, ConcludeOptions, ExamineOptions {}

/** A configured pipeline. Its verbs may be used together (`scan`) or one by one. */
export interface Hotpix {
  /** For those who want to tap them; every tap becomes a promise. */
  readonly hooks: Hooks;
  readonly plugins: readonly Plugin[];
  /** Adds a plugin behind the others. @throws {HotpixError} `frozen` after the first run, or what is wrong with the plugin. */
  use(plugin: Plugin): void;
  /** Photographs to Result: `gather`, `conclude`, `examine`. */
  scan(sources: readonly Source[], options?: ScanOptions): Promise<Result>;
  /** The sources that one of several machines has to gather, and the shard that its State then is. */
  takeShard(sources: readonly Source[], options: ShardOptions): ReturnType<typeof takeShard>;
  /** Decodes photographs and folds them into a State. */
  gather(sources: readonly Source[], options?: GatherOptions): Promise<State>;
  /**
   * The State of one scan of all photographs, of States of parts of them. What two of them counted is read once more, and taken out
   * of one; the States are changed.
   */
  merge(states: readonly State[], options: MergeOptions): Promise<State>;
  /** Ranks a State: its camera, or of several the one with the most photographs. */
  conclude(state: State, options?: ConcludeOptions): Promise<Result>;
  /** Ranks each camera of a State that `gather` was told to keep all of; the one with the most photographs comes first. */
  concludeEach(state: State, options?: ConcludeOptions): Promise<Result[]>;
  /** Adds crops of the defects to a Result. */
  examine(result: Result, sources: readonly Source[], options?: ExamineOptions): Promise<Result>;
  /**
   * Decodes photographs again, and hands each to `look`; keeps what that returns and nothing else. Of each file comes a row, in the
   * order of the paths.
   */
  revisit<T>(sources: readonly Source[], look: Look<T>, options?: RevisitOptions): Promise<Visit<T>[]>;
  /** Decodes one file. */
  decode(source: Source, options?: DecodeOptions): Promise<Decoded>;
  /** The patches for a photograph; nothing is changed. */
  propose(frame: Frame, defects: readonly Defect[], options?: RepairOptions): Promise<readonly Patch[]>;
  /** The bytes of the repaired photograph. */
  write(source: Source, decoded: Decoded, patches: readonly Patch[], options?: RepairOptions): Promise<Written>;
  /** Renders a Result by the reporters of these names. */
  report(result: Result, wanted: readonly string[]): Promise<readonly Report[]>;
  /** Renders Results, at least one, as one report by each reporter of these names, which must have `renderAll`. */
  reportAll(results: readonly Result[], wanted: readonly string[]): Promise<readonly Report[]>;
}

export interface HotpixOptions {
  /** A later one has the last word: it is asked first for a frame, and last for findings and patches. */
  readonly plugins: readonly Plugin[];
  /** Digests and threads; `nodePlatform()` of `@hotpix/core/node` has Node's. @default Web Crypto, and no thread but the one that calls */
  readonly platform?: Platform;
}

/**
 * @throws {HotpixError} `badPlugin`, `unknownKey` or `duplicateName`
 */
export function createHotpix({ plugins, platform = webPlatform() }: HotpixOptions): Hotpix {
  const used: Plugin[] = [];
  const pipeline = { hooks: createHooks(), plugins: used, refusals: new WeakMap() as Refusals, platform };
  let hasRun = false;
  const use = (plugin: Plugin): void => {
    const names = used.map(({ name }) => name);
    assertPlugin(plugin, used.length, names);
    if (hasRun) throw frozen(plugin.name);
    used.push(plugin);
    tapPlugin(pipeline.hooks, plugin, used.length);
  };
  const run: Run = (work) => {
    hasRun = true;
    return guard(work);
  };
  watchHooks(pipeline.hooks, pipeline.refusals);
  for (const plugin of plugins) use(plugin);
  return { hooks: pipeline.hooks, plugins: used, use, ...verbs(pipeline, run) };
}

type Run = <T>(work: () => Promise<T>) => Promise<T>;

function verbs(pipeline: Pipeline, run: Run): Omit<Hotpix, 'hooks' | 'plugins' | 'use'> {
  return {
    scan: (sources, options = {}) =>
      run(async () => {
        const state = await gather(pipeline, sources, options);
        const result = await conclude(pipeline, state, options, CORE);
        return examine(pipeline, result, sources, options);
      }),
    takeShard: (sources, options) => run(() => takeShard(pipeline.platform, sources, options)),
    gather: (sources, options = {}) => run(() => gather(pipeline, sources, options)),
    merge: (states, options) => run(() => merge(pipeline, states, options)),
    conclude: (state, options = {}) => run(() => conclude(pipeline, state, options, CORE)),
    concludeEach: (state, options = {}) => run(() => concludeEach(pipeline, state, options, CORE)),
    examine: (result, sources, options = {}) => run(() => examine(pipeline, result, sources, options)),
    revisit: (sources, look, options = {}) => run(() => revisit(pipeline, sources, look, options)),
    decode: (source, options = {}) => run(() => decodeFile(pipeline, source, options)),
    propose: (frame, defects, options) => run(() => proposePatches(pipeline, frame, defects, options)),
    write: (source, decoded, patches, options) => run(() => writeRepaired(pipeline, source, decoded, patches, options)),
    report: (result, wanted) => run(async () => report(pipeline, result, wanted)),
    reportAll: (results, wanted) => run(async () => reportAll(pipeline, results, wanted)),
  };
}

const CORE = { name: '@hotpix/core', version: VERSION };

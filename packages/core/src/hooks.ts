/** The verbs of hotpix: the hooks, and the plugin that answers them. `nouns.ts` holds what flows through. */
import { AsyncSeriesBailHook, AsyncSeriesHook, AsyncSeriesWaterfallHook } from 'tapable';
import type { Defect, Frame, FrameShape, Patch, Planes, Rows, Source } from './nouns.ts';
import type { Emva1288 } from './result/emva1288-schema.ts';
import type { Scenes } from './statistics/same-scenes.ts';
import type { Artefact, CaptureMode, Check, Evidence, FileRow, RankedSample, Result } from './result/schema.ts';

/**
 * All hooks, in the order in which a photograph meets them.
 *
 * | hook         | kind      | called                         | what the return value means                                    |
 * | ------------ | --------- | ------------------------------ | -------------------------------------------------------------- |
 * | `decode`     | first     | once a file                    | a Frame ends the search; `undefined` passes to the next plugin |
 * | `accumulate` | every     | once a stripe of some frames   | nothing                                                        |
 * | `rank`       | waterfall | once a camera                  | the findings handed on to the next plugin                      |
 * | `fix`        | waterfall | once a photograph to repair    | the patches handed on to the next plugin                       |
 * | `write`      | first     | once a photograph to repair    | the repaired file; `undefined` passes to the next plugin       |
 * | `report`     | waterfall | once a Result                  | the reports handed on to the next plugin                       |
 *
 * The plugin added last has the last word: in a waterfall it comes last, where the first answer counts it is asked first.
 */
export interface Hooks {
  readonly decode: AsyncSeriesBailHook<[Source, DecodeContext], Decoded | undefined>;
  readonly accumulate: AsyncSeriesHook<[readonly Frame[], Rows, AccumulateContext]>;
  readonly rank: AsyncSeriesWaterfallHook<[Findings, RankContext]>;
  readonly fix: AsyncSeriesWaterfallHook<[readonly Patch[], FixContext]>;
  readonly write: AsyncSeriesBailHook<[WriteJob], Written | undefined>;
  readonly report: AsyncSeriesWaterfallHook<[readonly Report[], Result, ReportContext]>;
}

export const HOOK_NAMES = ['decode', 'accumulate', 'rank', 'fix', 'write', 'report'] as const satisfies (keyof Hooks)[];
export type HookName = (typeof HOOK_NAMES)[number];

export function createHooks(): Hooks {
  return {
    decode: new AsyncSeriesBailHook(['source', 'context'], 'decode'),
    accumulate: new AsyncSeriesHook(['frames', 'rows', 'context'], 'accumulate'),
    rank: new AsyncSeriesWaterfallHook(['findings', 'context'], 'rank'),
    fix: new AsyncSeriesWaterfallHook(['patches', 'context'], 'fix'),
    write: new AsyncSeriesBailHook(['job'], 'write'),
    report: new AsyncSeriesWaterfallHook(['reports', 'result', 'context'], 'report'),
  };
}

/** A plain object that answers any of the hooks. A factory with options makes it. */
export interface Plugin {
  /** Unique in a pipeline; it stands in the Result and in errors. */
  readonly name: string;
  readonly version?: string;
  readonly decode?: Decoder;
  readonly accumulate?: Accumulator;
  readonly rank?: Ranker;
  readonly fix?: Fixer;
  readonly write?: Writer;
  readonly report?: Reporter;
}

/** Reads photographs: `match` is cheap, `decode` may be expensive. */
export interface Decoder {
  /**
   * What the names of its files usually end in, in lower case and without the dot. It decides nothing about decoding: a
   * file in a folder that is called so and that nobody can read has failed, where one of another name is no photograph.
   */
  readonly extensions?: readonly string[];
  /** Whether the file may be this decoder's, judged by its first bytes (up to 64 KiB) and, only where they cannot tell, its path. */
  match(head: Uint8Array, path: string): boolean;
  /**
   * The frame as stored. `undefined` means "on a closer look, not mine".
   * @throws {HotpixError} `refused` for a file of its own that has no frame to give, with the reason.
   */
  decode(source: Source, context: DecodeContext): Promise<Frame | undefined>;
}

export interface DecodeContext {
  /** Fires when the run is stopped or the file took too long; a decoder ends its work then. */
  readonly signal: AbortSignal;
  /** Most pixels a frame may have; a decoder refuses a larger one before it allocates memory for it. */
  readonly maxPixels: number;
}

/** What the `decode` hook yields: the frame, and whose work it is. */
export interface Decoded {
  readonly frame: Frame;
  readonly decoder: string;
}

/**
 * Folds frames into planes. Planes hold whole numbers only and are merged by addition, so that a scan in shards
 * gives the bits of a scan in one go.
 */
export interface Accumulator<Prepared = unknown> {
  /** Goes up when the planes change their meaning: states of different versions are never merged. */
  readonly version: number;
  /** Empty planes for frames of this shape. */
  create(shape: FrameShape): Planes;
  /** The most frames the planes can take without overflow. */
  capacity(shape: FrameShape): number;
  /** What `add` must know of the whole frame before the first of its stripes, and of the planes it will be added to. */
  prepare?(frame: Frame, planes: Planes): Prepared;
  /**
   * Adds some rows of a few frames of one camera: together, because passing through the planes costs more than adding to them.
   * Every row of every frame comes exactly once, from the first to the last. Rows may still be under way when the next come; what
   * is returned for the last rows settles once all are added.
   *
   * @param prepared of the same frames, in their order; the same array for all rows of the same frames
   */
  add(planes: Planes, frames: readonly Frame[], rows: Rows, prepared: readonly Prepared[]): void | Promise<void>;
}

export interface AccumulateContext {
  /** Planes of the accumulator of that plugin, for the camera the frames belong to. */
  planes(plugin: string): Planes;
  /** What the accumulator of that plugin prepared for the frames, in their order. */
  prepared(plugin: string): readonly unknown[];
}

/** Turns statistics into findings, or reconsiders those of the plugins before it. */
export type Ranker = (findings: Findings, context: RankContext) => Findings | Promise<Findings>;

export interface Findings {
  /** What the photographs are of, where a ranker knows better than what was guessed. */
  readonly capture?: CaptureMode;
  /** Best first. */
  readonly defects: readonly Defect[];
  /** What is no defect of a pixel. */
  readonly artefacts?: readonly Artefact[];
  readonly ranking?: readonly RankedSample[];
  readonly evidence?: Evidence;
  readonly emva1288?: Emva1288;
  readonly checks: readonly Check[];
  /**
   * Why the photographs must not be judged although they can be read, in full sentences; the Result is then refused and
   * holds no defects. A ranker that hands on `...findings` keeps the refusal of those before it.
   */
  readonly refusal?: string;
}

export interface RankContext {
  readonly shape: FrameShape;
  /** The photographs that were counted, in the order of their paths. */
  readonly files: readonly FileRow[];
  readonly capture: CaptureMode;
  /** Whether that was guessed, photograph by photograph. */
  readonly isGuessed: boolean;
  /** Which photographs show the same scene. */
  readonly scenes: Scenes;
  /** Sites of the whole sensor that may be reported by chance. */
  readonly expectedFalse: number;
  /** How many samples a ranking lists. */
  readonly top: number;
  /** Whether to report even what should be refused: a ranker that heeds it sets no `refusal`, and warns instead. */
  readonly force: boolean;
  /** In dark frames, what a pixel may be above its surroundings, in DN; absent where chance decides. */
  readonly darkLimit?: number;
  /** In flat fields, what a pixel may differ from its surroundings, as a share of their signal; absent where chance decides. */
  readonly flatLimit?: number;
  /** Dark frames of the same camera, to judge flat fields by. */
  readonly dark?: DarkSet;
  /** Planes of the accumulator of that plugin. */
  planes(plugin: string): Planes;
}

/** What a scan of dark frames left. */
export interface DarkSet {
  /** The dark frames that were counted, in the order of their paths. */
  readonly files: readonly FileRow[];
  /** Planes of the accumulator of that plugin. */
  planes(plugin: string): Planes;
}

/** Turns defects into patches, or reconsiders the patches of the plugins before it. */
export type Fixer = (patches: readonly Patch[], context: FixContext) => readonly Patch[] | Promise<readonly Patch[]>;

export interface FixContext {
  readonly frame: Frame;
  readonly defects: readonly Defect[];
}

/** Writes a repaired photograph in the form that suits the original. */
export interface Writer {
  /** Whether this writer serves such originals, judged by their first bytes (up to 64 KiB) and the frame. */
  match(head: Uint8Array, frame: Frame): boolean;
  write(job: WriteJob): Promise<Written | undefined>;
}

export interface WriteJob {
  readonly source: Source;
  readonly frame: Frame;
  readonly patches: readonly Patch[];
  readonly signal: AbortSignal;
}

export interface Written {
  readonly bytes: Uint8Array;
  /** With the dot: `.dng`. The caller makes the name. */
  readonly extension: string;
  /** What the photographer should know of this file: what could not be kept, and why. */
  readonly notes: readonly string[];
}

/** Renders a Result, and nothing but the Result: it must work from a saved one without the photographs. */
export interface Reporter {
  /** With the dot: `.html`. */
  readonly extension: string;
  render(result: Result): string | Uint8Array | Promise<string | Uint8Array>;
}

export interface ReportContext {
  /** Names of the plugins whose reports are wanted. */
  readonly wanted: ReadonlySet<string>;
}

export interface Report {
  /** Name of the plugin that made it. */
  readonly reporter: string;
  readonly extension: string;
  readonly content: string | Uint8Array;
}

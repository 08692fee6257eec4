/** The verbs of hotpix: the hooks, and the plugin that answers them. `nouns.ts` holds what flows through. */
import { AsyncSeriesBailHook, AsyncSeriesHook, AsyncSeriesWaterfallHook } from 'tapable';
import type { Artefact, CaptureMode, Check, FileRow, Result, Sections } from '@hotpix/result';
import type { Platform } from './platform.ts';
import type { FixContext, Fixer, WriteJob, Writer, Written } from './repairing.ts';
import type {
  Capture,
  Defect,
  Frame,
  FrameShape,
  Identity,
  Json,
  Patch,
  Planes,
  PlaneSpecs,
  Rows,
  Source,
} from './nouns.ts';

/**
 * All hooks, in the order in which a photograph meets them.
 *
 * | hook         | kind      | called                         | what the return value means                                    |
 * | ------------ | --------- | ------------------------------ | -------------------------------------------------------------- |
 * | `decode`     | first     | once per file                  | a Frame ends the search; `undefined` passes to the next plugin |
 * | `measure`    | every     | once per photograph            | nothing                                                        |
 * | `accumulate` | every     | once per rows of some frames   | nothing                                                        |
 * | `rank`       | waterfall | once per camera                | the findings handed on to the next plugin                      |
 * | `fix`        | waterfall | once per photograph to repair  | the patches handed on to the next plugin                       |
 * | `write`      | first     | once per photograph to repair  | the repaired file; `undefined` passes to the next plugin       |
 * | `report`     | waterfall | once per Result                | the reports handed on to the next plugin                       |
 *
 * The plugin added last has the last word: in a waterfall it comes last, where the first answer counts it is asked first.
 */
export interface Hooks {
  readonly decode: AsyncSeriesBailHook<[Source, DecodeContext], Decoded | undefined>;
  readonly measure: AsyncSeriesHook<[Frame, MeasureContext]>;
  readonly accumulate: AsyncSeriesHook<[readonly Frame[], Rows, AccumulateContext]>;
  readonly rank: AsyncSeriesWaterfallHook<[Findings, RankContext]>;
  readonly fix: AsyncSeriesWaterfallHook<[readonly Patch[], FixContext]>;
  readonly write: AsyncSeriesBailHook<[WriteJob], Written | undefined>;
  readonly report: AsyncSeriesWaterfallHook<[readonly Report[], Result, ReportContext]>;
}

export const HOOK_NAMES = [
  'decode',
  'measure',
  'accumulate',
  'rank',
  'fix',
  'write',
  'report',
] as const satisfies (keyof Hooks)[];
export type HookName = (typeof HOOK_NAMES)[number];

export function createHooks(): Hooks {
  return {
    decode: new AsyncSeriesBailHook(['source', 'context'], 'decode'),
    measure: new AsyncSeriesHook(['frame', 'context'], 'measure'),
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
  readonly measure?: Measurer;
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
   * file in a folder that is called so and that nobody can read has failed, where one of another name is no photograph. Where
   * several decoders refuse a file, the reason is that of the one whose files are called so.
   */
  readonly extensions?: readonly string[];
  /** Whether the file may be this decoder's, judged by its first bytes (up to 64 KiB) and, only where they cannot tell, its path. */
  match(head: Uint8Array, path: string): boolean;
  /**
   * Whether it takes the bytes of files in memory that threads share, where some is lent: a `SharedArrayBuffer`, which `TextDecoder` of browsers
   * does not read.
   * @default false, which may cost a copy
   */
  readonly sharesFiles?: boolean;
  /**
   * Which camera took the photograph, as far as these first bytes tell. The frame decides in the end; but by this the camera
   * of most photographs is known before any is decoded, so that none has to be decoded twice.
   */
  identify?(head: Uint8Array, path: string): Identity | undefined | Promise<Identity | undefined>;
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
  /**
   * Whether `samples` will be read of a frame that has `components`: a decoder with threads makes them there.
   * @default false
   */
  readonly needsSamples?: boolean;
  /**
   * Whether this file is all there is to do until its frame is there: a decoder that would have to start a thread for it may do without.
   * @default false
   */
  readonly isAlone?: boolean;
  /**
   * Memory for what is made of the file, so that none need be taken anew: so many bytes, which hold whatever was left in them and can be shared
   * with threads. It is used for another file once the frame has been dealt with, or its decoding has failed. A frame of memory of its own is as
   * good. Undefined where there is none.
   * @default nobody lends
   */
  lend?(bytes: number): Uint8Array | undefined;
  /** That of the pipeline, whose threads a decoder may give its work to. @default the thread that calls does all */
  readonly platform?: Platform;
}

/** What the `decode` hook yields: the frame, and whose work it is. */
export interface Decoded {
  readonly frame: Frame;
  readonly decoder: string;
}

/**
 * Measures a photograph by itself. Whoever wants samples later copies them: another frame may take their memory. What it says is kept in the State, beside the row of the photograph and under the name of the
 * plugin, for whoever ranks: plain JSON, and short.
 */
export type Measurer = (frame: Frame) => Json | Promise<Json>;

export interface MeasureContext {
  /** Keeps what a plugin says of the photograph. */
  keep(plugin: string, measure: Json): void;
}

/**
 * Folds frames into planes. Each plane says how it is merged, exactly and in any order, so that a scan in shards gives the bits of
 * a scan in one go. The core creates, stores and merges them.
 */
export interface Accumulator<Prepared = unknown> {
  /** Goes up when the planes change their meaning: states of different versions are never merged. */
  readonly version: number;
  /** Whether it reads the `samples` of frames that have `components`, so that they are made as these are decoded. @default false */
  readonly needsSamples?: boolean;
  /** The planes for frames of this shape. */
  planes(shape: FrameShape): PlaneSpecs;
  /**
   * Zeros for such planes, in memory of one's own, as kernels need.
   * @default ordinary arrays
   */
  allocate?(specs: PlaneSpecs): Planes;
  /** The most frames the planes can take without overflow. */
  capacity(shape: FrameShape): number;
  /**
   * Planes that may be halved, by their names, with the most that a frame adds to any value or takes from it. As long as all values fit, such a
   * plane comes to `add` and to rankers with values of half as many bits: Uint16 as Uint8, Uint32 as Uint16, Int32 as Int16, and Float64 as Int32.
   * It lies where `allocate` has put it, stored States have it as it is declared, and it must merge by `sum`.
   * @default none
   */
  adds?(shape: FrameShape, capture: Capture): Readonly<Record<string, number>>;
  /**
   * What `add` must know of the whole frame before the first of its rows, and of the planes it will be added to. Frames come here as they
   * are decoded, a few before they are added; what threads find out meanwhile goes into a promise that `add` waits for.
   */
  prepare?(frame: Frame, planes: Planes, context: PrepareContext): Prepared;
  /**
   * Adds some rows of a few frames of one camera: together, because passing through the planes costs more than adding to them.
   * Every row of every frame comes exactly once, from the first to the last. Rows may still be under way when the next come; what
   * is returned for the last rows settles once all are added. Then other frames may take the memory of these.
   *
   * @param prepared of the same frames, in their order; the same array for all rows of the same frames
   */
  add(
    planes: Planes,
    frames: readonly Frame[],
    rows: Rows,
    prepared: readonly Prepared[],
    context: AddContext,
  ): void | Promise<void>;
}

export interface AddContext {
  /** What may be used beside the thread that calls. */
  readonly platform: Platform;
}

export interface PrepareContext extends AddContext {
  /** As of `DecodeContext`, for what is made of the frame. */
  lend?(bytes: number): Uint8Array | undefined;
}

export interface AccumulateContext extends AddContext {
  /** Planes of the accumulator of that plugin, for the camera the frames belong to. */
  planes(plugin: string): Planes;
  /** What the accumulator of that plugin prepared for the frames, in their order. */
  prepared(plugin: string): readonly unknown[];
}

/** Turns statistics into findings, or reconsiders those of the plugins before it. */
export type Ranker = (findings: Findings, context: RankContext) => Findings | Promise<Findings>;

export interface Findings {
  /** What the photographs are of, as the user says or a ranker guessed; absent as long as nobody looked. */
  readonly capture?: { readonly mode: CaptureMode; readonly guessed: boolean };
  /** Best first. */
  readonly defects: readonly Defect[];
  /** What is no defect of a pixel. */
  readonly artefacts?: readonly Artefact[];
  readonly checks: readonly Check[];
  /** What a ranker tells beside that, each under the name of its plugin. */
  readonly sections: Sections;
  /** Why nothing can be said of so few photographs; rankers behind hand it on. */
  readonly insufficient?: Reason;
  /**
   * Why the photographs must not be judged although they can be read; the Result is then refused and holds no defects. A ranker
   * that hands on `...findings` keeps the refusal of those before it.
   */
  readonly refusal?: Reason;
}

export interface Reason {
  /** A name that stays, by which a host may give advice of its own. */
  readonly code: string;
  /** In full sentences. */
  readonly message: string;
}

/** A set of photographs of one camera, as it was gathered. */
export interface GatheredSet {
  readonly shape: FrameShape;
  /** The photographs that were counted, in the order of their paths. */
  readonly files: readonly FileRow[];
  /**
   * Planes of the accumulator of that plugin.
   * @throws {HotpixError} `missingStatistics` when it is not in use
   */
  planes(plugin: string): Planes;
  /**
   * What the plugin measured of each photograph, in the order of `files`.
   * @throws {HotpixError} `missingStatistics` when it is not in use
   */
  measures(plugin: string): readonly Json[];
}

export interface RankContext extends GatheredSet {
  /** What the photographs are said to be of. */
  readonly capture: CaptureMode | 'auto';
  /** Whether to report even what should be refused: a ranker that heeds it sets no `refusal`, but fails its check. */
  readonly force: boolean;
  /** Dark frames of the same camera, to judge flat fields by. */
  readonly dark?: GatheredSet;
  /** What may be used beside the thread that calls. */
  readonly platform: Platform;
}

/** Renders a Result, and nothing but the Result: it must work from a saved one without the photographs. */
export interface Reporter {
  /** With the dot: `.html`. */
  readonly extension: string;
  render(result: Result): string | Uint8Array | Promise<string | Uint8Array>;
  /**
   * One report of several cameras, of which there is at least one.
   * @default one report per camera
   */
  renderAll?(results: readonly Result[]): string | Uint8Array | Promise<string | Uint8Array>;
}

export interface ReportContext {
  /** Names of the plugins whose reports are wanted. */
  readonly wanted: ReadonlySet<string>;
  /** Where one report of several cameras is wanted, all of them; the Result beside it is the first. */
  readonly all?: readonly Result[];
}

export interface Report {
  /** Name of the plugin that made it. */
  readonly reporter: string;
  readonly extension: string;
  readonly content: string | Uint8Array;
}

/** The parts of a scan, and which of them a sample of its time belongs to. */
import { KERNELS } from '../../packages/statistics/src/generated/kernels.ts';
import { namesOfFunctions } from './wasm-exports.ts';

export interface Sample {
  readonly process: number;
  readonly thread: number;
  /** Addresses and names, the innermost first. */
  readonly frames: readonly string[];
}

/** Threads of the pool do whatever is there to do. */
type Kind = 'main' | 'pool' | 'engine';

const DECODING = 'decoding: kernels';
const DECODING_REST = 'decoding: the rest, mostly copies';
const COMPARING = 'evidence: comparing with neighbours (kernels)';
const FOLDING = 'evidence: adding up (kernels)';
const MOMENTS = 'moments (kernels)';
const NOISE = 'noise and texture (kernels)';
const STATISTICS_REST = 'statistics: the rest in threads, mostly tables and copies';
const SCENES = 'fingerprints, and which scenes come again';
const HASHING = 'SHA-256';
const RANKING = 'ranking';
const MAIN_REST = 'main thread: the rest';
const GARBAGE = 'garbage collection';
const COMPILING = 'compiling, in threads of the engine';
const FAULTS = 'system: page faults';
const SYSTEM = 'system: reading and all else';

/** In the order of the table. */
export const PARTS = [
  ...[
    DECODING,
    DECODING_REST,
    COMPARING,
    FOLDING,
    MOMENTS,
    NOISE,
    STATISTICS_REST,
    SCENES,
    HASHING,
    RANKING,
    MAIN_REST,
  ],
  ...[GARBAGE, COMPILING, FAULTS, SYSTEM],
];

/** What only kernels of WebAssembly do: less than a scan can take with them. */
export const OF_KERNELS: readonly string[] = [DECODING, COMPARING, FOLDING, MOMENTS, NOISE];

const NAMES = namesOfFunctions(Buffer.from(KERNELS, 'base64'));
const BY_KERNEL: readonly (readonly [RegExp, string])[] = [
  [/^(steps|weights)/, COMPARING],
  [/^(fold|countRows|takeApart|put)/, FOLDING],
  [/^(moments|channel|chroma|luma)/, MOMENTS],
  [/^(sites|packSites|orderSites|measureSites|range|countFrom)/, NOISE],
  [/^sameAlong/, SCENES],
  [/^(convolve|countFrames|countClasses|countSums|findBeyond|sumScores|countAround|scoreAround)/, RANKING],
];
/** Functions that all that is done for scenes is called by. */
const OF_SCENES = /\b(measureFrame|scenesOf|scenesByThreads|groupAmong)\b/;
/** Programs of threads that decode. */
const OF_DECODING = /\/(planes|raw)-thread\.js/;
const COLLECTOR = /Scaveng|Mark(ing|er|Compact)|Sweep|Evacuat|ArrayBufferSweeper|YoungGeneration/;

/** @param name of an export of the kernels */
export const partOfKernel = (name: string): string | undefined =>
  BY_KERNEL.find(([pattern]) => pattern.test(name))?.[1];

export function partOf({ frames }: Sample, kind: Kind): string {
  const [first] = frames;
  // Addresses of the kernel have their highest bits set.
  if (/^ffff/.test(first)) return frames.some((frame) => frame.includes('exc_page_fault')) ? FAULTS : SYSTEM;
  if (frames.some((frame) => frame.includes('v8::internal::') && COLLECTOR.test(frame))) return GARBAGE;
  if (kind === 'engine') return COMPILING;
  const isKernel = numberOf(first) !== undefined;
  if (kind === 'pool' && frames.some((frame) => OF_DECODING.test(frame))) return isKernel ? DECODING : DECODING_REST;
  const known = isKernel ? partOfKernels(frames) : undefined;
  if (known !== undefined) return known;
  if (first.includes('sha256')) return HASHING;
  if (kind === 'pool') return STATISTICS_REST;
  if (frames.some((frame) => OF_SCENES.test(frame))) return SCENES;
  return frames.some((frame) => frame.includes('detection/dist/')) ? RANKING : MAIN_REST;
}

/** Of the innermost function that is called outside: what is not exported does the work of what is. */
function partOfKernels(frames: readonly string[]): string | undefined {
  const names = frames.map((frame) => NAMES.get(numberOf(frame) ?? NaN));
  const called = names.find((name) => name !== undefined);
  return called === undefined ? undefined : partOfKernel(called);
}

/** The number of a function of WebAssembly. */
function numberOf(frame: string): number | undefined {
  const number = /wasm-function\[(\d+)\]/.exec(frame)?.[1];
  return number === undefined ? undefined : Number(number);
}

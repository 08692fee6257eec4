/** Files in, State out: every photograph is decoded, measured, folded into the planes and let go. */
import { duplicatePath } from '../errors.ts';
import type { FrameShape, Source } from '../nouns.ts';
import { largestCamera } from '../state/largest-camera.ts';
import { byPath, cameraKey, shapeOf, type CameraState, type State } from '../state/state.ts';
import { Budget } from './budget.ts';
import { displacementOf } from './displaced.ts';
import { CONCURRENCY, MAX_PIXELS, decodeAll, type DecodeAllOptions, type Outcome, type Room } from './decode.ts';
import { mostPhotographedFirst } from './inventory.ts';
import { KeptCameras } from './kept-cameras.ts';
import type { Pipeline } from './pipeline.ts';
import { PixelLimits } from './pixel-limits.ts';
import type { OnProgress } from './progress.ts';
import { measure } from './measure.ts';
import { rowOf } from './row-of.ts';
import { StateBuilder, type OnCamera } from './state-builder.ts';

export interface GatherOptions extends DecodeAllOptions {
  /**
   * Of several cameras in the set, keep the one with the most photographs, or a State of each: a State that shall be
   * merged or resumed must keep all, for a later set can shift the majority.
   * @default 'largest'
   */
  readonly keep?: 'largest' | 'all';
  /**
   * Bytes of memory to stay within, about: fewer frames are in memory at once where it is short of room beside the planes,
   * which are of one size however many photographs come. Photographs of a camera whose planes have no room fail with
   * `tooLittleMemory`, before memory is taken for them; the others are counted.
   * @default what is usual on the platform, or more where planes and a single photograph need it, up to the memory of the platform
   */
  readonly memory?: number;
  /** A State to resume from: photographs that it counted are not counted again. It is changed. */
  readonly resume?: State;
  /**
   * Called between files, when the State is whole, though the last few may not be in it yet, and before the first; awaited.
   */
  readonly onProgress?: OnProgress;
  /**
   * Called once a photograph of a camera that is not in the State yet is decoded, before any memory is taken for it; awaited. What it
   * throws ends the run, and leaves the State whole.
   */
  readonly onCamera?: OnCamera;
}

/** Photographs of a camera whose planes are not held. */
interface OtherCamera {
  readonly shape: FrameShape;
  readonly files: Source[];
}

/** @throws {HotpixError} `duplicatePath`, `changedFile`, `tooManyFrames`, `aborted`, or whatever an accumulator throws. */
export async function gather(pipeline: Pipeline, sources: readonly Source[], options: GatherOptions): Promise<State> {
  const sorted = [...sources].sort(byPath);
  const twice = sorted.find((source, i) => source.path === sorted[i + 1]?.path);
  if (twice) throw duplicatePath(twice.path);

  const state: State = options.resume ?? { cameras: [], others: [] };
  const budget = new Budget(options.memory, options.concurrency ?? CONCURRENCY, pipeline.platform);
  const needsSamples = pipeline.plugins.some(({ accumulate }) => accumulate?.needsSamples);
  const builder = new StateBuilder(pipeline, state, budget, options.onCamera);
  const planesFor = (shape: FrameShape): number => builder.planesFor(shape);
  const limits = new PixelLimits(pipeline, budget, planesFor, options.maxPixels ?? MAX_PIXELS);
  const all = { ...options, budget, needsSamples, limits };
  const keepAll = options.keep === 'all';
  const isOpen = !keepAll && state.cameras.length === 0;
  const { ordered, size } = isOpen ? await mostPhotographedFirst(pipeline, sorted, options) : { ordered: sorted };
  const kept = keepAll ? KeptCameras.all() : KeptCameras.one(state.cameras[0]?.shape, size);
  const others = await pass(pipeline, builder, ordered, all, kept);
  const largest = largestCamera<CameraState | OtherCamera>([...state.cameras, ...others]);
  if (!keepAll && largest && !('statistics' in largest)) {
    builder.dropCameras();
    await pass(pipeline, builder, largest.files, all, KeptCameras.all());
  }
  builder.sort();
  return state;
}

/** Goes once through the files; returns those it decoded but was told not to count, by camera. */
async function pass(
  pipeline: Pipeline,
  builder: StateBuilder,
  sources: readonly Source[],
  { budget, limits, ...options }: GatherOptions & { readonly budget: Budget; readonly limits: PixelLimits },
  kept: KeptCameras,
): Promise<Iterable<OtherCamera>> {
  const others = new Map<string, OtherCamera>();
  builder.expect(sources.map(({ path }) => path));
  // A copy with an earlier path takes the place of the one counted, for which its frame must be known.
  const isKnown = (sha256: string, path: string): boolean =>
    (builder.countedAs(sha256) ?? path) < path || builder.countedAs(sha256) === path;
  let done = 0;
  const tell = async (path: string): Promise<void> =>
    options.onProgress?.({ phase: 'counting', done, total: sources.length, path });
  try {
    if (sources.length > 0) await tell(sources[0].path);
    const room = (): Room => ({ ...budget.room, pixelsFor: limits.pixelsFor });
    for await (const outcome of decodeAll(pipeline, sources, options, room, isKnown)) {
      await take(pipeline, builder, await withReason(outcome, limits, options), kept, others);
      if ('frame' in outcome && !builder.holds(outcome.frame)) outcome.loan.giveBack();
      done++;
      await tell(outcome.source.path);
    }
  } finally {
    // Who stops a scan keeps what was decoded.
    await builder.flush();
  }
  return others.values();
}

/** What was refused for the memory that it takes says how much is enough for all that is done with it. */
async function withReason(outcome: Outcome, limits: PixelLimits, { keep }: GatherOptions): Promise<Outcome> {
  if (!('error' in outcome)) return outcome;
  const refusal = await limits.refusal(outcome.source, outcome.error, keep === 'all');
  return refusal ? { ...outcome, error: refusal } : outcome;
}

/** What becomes of a file whose decoding has ended, one way or the other. */
async function take(
  pipeline: Pipeline,
  builder: StateBuilder,
  outcome: Outcome,
  kept: KeptCameras,
  others: Map<string, OtherCamera>,
): Promise<void> {
  const { source, sha256 } = outcome;
  if ('error' in outcome) return builder.fail(source, sha256, outcome.error);
  const isCopy = builder.countedAs(outcome.sha256) !== undefined;
  if (isCopy) return builder.copy(source.path, outcome.sha256, 'frame' in outcome ? outcome.frame : undefined);
  if (!('frame' in outcome)) return;
  const { frame, decoder, loan } = outcome;
  const key = cameraKey(frame);
  const row = rowOf(source.path, outcome.sha256, decoder, frame);
  const displaced = displacementOf(frame);
  if (displaced) return builder.setAside(row, displaced);
  const isKept = kept.wants(frame, () => builder.planesFor(frame));
  const refusal = await builder.refusal(frame, isKept);
  if (refusal) return builder.fail(source, sha256, refusal);
  if (isKept) kept.add(frame);
  if (isKept) return builder.count(frame, { ...row, measures: await measure(pipeline, frame, source.path) }, loan);
  builder.setAside(row);
  const other = others.get(key) ?? { shape: shapeOf(frame), files: [] };
  others.set(key, other);
  other.files.push(source);
}

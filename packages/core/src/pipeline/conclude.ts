/** State in, Result out: a camera is ranked, the rest is accounted for. */
import type { Findings, RankContext } from '../hooks.ts';
import type { FrameShape } from '../nouns.ts';
import { refusedFor } from '../result/refused.ts';
import { canonical, SCHEMA_VERSION, type CaptureMode, type FileRow, type Result } from '../result/schema.ts';
import { largestFirst } from '../state/largest-camera.ts';
import type { CameraState, State } from '../state/state.ts';
import { guessCapture } from '../statistics/capture.ts';
import { scenesOf } from '../statistics/same-scenes.ts';
import { accountFor } from './account-for.ts';
import { darkSetOf, planesOf } from './dark-set.ts';
import type { Pipeline } from './pipeline.ts';

export interface ConcludeOptions {
  /** What was photographed; `auto` guesses. @default 'auto' */
  readonly capture?: CaptureMode | 'auto';
  /** Sites of the whole sensor that may be reported by chance, above 0. @default 1 */
  readonly expectedFalse?: number;
  /** Samples that a ranking lists. @default 10 */
  readonly top?: number;
  /** Report even what should be refused. @default false */
  readonly force?: boolean;
  /** In dark frames, what a pixel may be above its surroundings, in DN. @default as chance allows */
  readonly darkLimit?: number;
  /** In flat fields, what a pixel may differ by, as a share of its surroundings' signal. @default as chance allows */
  readonly flatLimit?: number;
  /** What a scan of dark frames of the same camera left, to judge flat fields by. @default none */
  readonly dark?: State;
  /** Further settings of the run that the Result shall tell of. @default none */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Who asked, for the Result. @default the core itself */
  readonly generator?: Result['generator'];
}

/** A scene hides what a single frame shows of the sensor; a dark frame or flat field shows it bare. */
const LEAST_FRAMES: Record<CaptureMode, number> = { scene: 2, dark: 1, flat: 1 };
/** That nothing was found is then no finding. */
const BLIND =
  'No pixel can be told from chance by these photographs: they are too few, or the pictures are clipped all over. Add photographs of other scenes.';

const NOTHING: Findings = { defects: [], checks: [] };

/** The Result of the camera with the most photographs. */
export function conclude(
  pipeline: Pipeline,
  state: State,
  options: ConcludeOptions,
  generator: Result['generator'],
): Promise<Result> {
  return concludeCamera(pipeline, state, largestFirst(state.cameras).at(0), options, generator);
}

/** A Result of each camera, the one with the most photographs first; a State without any gives one that says so. */
export async function concludeEach(
  pipeline: Pipeline,
  state: State,
  options: ConcludeOptions,
  generator: Result['generator'],
): Promise<Result[]> {
  const cameras = state.cameras.length === 0 ? [undefined] : largestFirst(state.cameras);
  const results: Result[] = [];
  for (const camera of cameras) results.push(await concludeCamera(pipeline, state, camera, options, generator));
  return results;
}

async function concludeCamera(
  pipeline: Pipeline,
  state: State,
  camera: CameraState | undefined,
  options: ConcludeOptions,
  generator: Result['generator'],
): Promise<Result> {
  const capture = camera ? captureOf(camera, options.capture ?? 'auto') : null;
  const scenes = camera && scenesOf(camera.files, camera.shape);
  const files = accountFor(state, camera, scenes);
  const settings = settingsOf(options);
  const dark = camera && options.dark && darkSetOf(camera, options.dark, settings.force);
  const tooFew = whyInsufficient(files, camera, capture?.mode);
  const found =
    camera && capture && scenes && tooFew === undefined
      ? await rank(pipeline, camera, {
          capture: capture.mode,
          isGuessed: capture.guessed,
          scenes,
          ...settings,
          ...(dark && { dark }),
        })
      : NOTHING;
  return canonical({
    schemaVersion: SCHEMA_VERSION,
    generator: options.generator ?? generator,
    plugins: pipeline.plugins.map(({ name, version }) => (version === undefined ? { name } : { name, version })),
    options: {
      ...options.settings,
      capture: options.capture ?? 'auto',
      ...settings,
    },
    camera: camera ? camera.shape.camera : null,
    frame: camera ? frameOf(camera.shape) : null,
    capture: capture && found.capture ? { ...capture, mode: found.capture } : capture,
    files,
    ...judge(found, tooFew),
  });
}

/** What rankings are told of the run. */
function settingsOf({ expectedFalse = 1, top = 10, force = false, darkLimit, flatLimit }: ConcludeOptions) {
  const limits = { ...(darkLimit !== undefined && { darkLimit }), ...(flatLimit !== undefined && { flatLimit }) };
  return { expectedFalse, top, force, ...limits };
}

/** What the findings are worth. */
function judge(
  found: Findings,
  tooFew: string | undefined,
): Omit<Findings, 'refusal' | 'capture'> & Pick<Result, 'status' | 'reason'> {
  const { refusal, capture: _, ...findings } = found;
  if (refusal !== undefined) return refusedFor(refusal, findings);
  const { defects, evidence } = findings;
  const insufficient = tooFew ?? (defects.length === 0 && evidence?.threshold === null ? BLIND : undefined);
  if (insufficient !== undefined) return { status: 'insufficient', reason: insufficient, ...findings };
  return { status: 'complete', ...findings };
}

function rank(
  pipeline: Pipeline,
  camera: CameraState,
  options: Omit<RankContext, 'shape' | 'files' | 'planes'>,
): Promise<Findings> {
  const { shape, files } = camera;
  const context: RankContext = { ...options, shape, files, planes: (plugin) => planesOf(camera, plugin) };
  return pipeline.hooks.rank.promise({ defects: [], checks: [] }, context);
}

function whyInsufficient(
  files: readonly FileRow[],
  camera: CameraState | undefined,
  mode: CaptureMode | undefined,
): string | undefined {
  if (!camera || mode === undefined) {
    if (files.length === 0) return 'No photographs were given.';
    return files.length === 1 ? 'The only file could not be used.' : `None of the ${files.length} files could be used.`;
  }
  const least = LEAST_FRAMES[mode];
  if (camera.files.length >= least) return undefined;
  return `Expected at least ${least} photographs of one camera at one size, got ${camera.files.length}: a single scene cannot tell a defect from what was photographed. Add photographs, or say --capture dark or --capture flat if it is one.`;
}

function captureOf({ files }: CameraState, wanted: CaptureMode | 'auto'): { mode: CaptureMode; guessed: boolean } {
  if (wanted !== 'auto') return { mode: wanted, guessed: false };
  return { mode: guessCapture(files), guessed: true };
}

function frameOf({ width, height, channels, mosaic, active, bits, black, white, lossy }: FrameShape): Result['frame'] {
  return { width, height, channels, ...(mosaic && { mosaic: [...mosaic] }), active, bits, black, white, lossy };
}

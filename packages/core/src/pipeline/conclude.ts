/** State in, Result out: a camera is ranked, the rest is accounted for. */
import {
  canonical,
  checksOfRefused,
  isSetAside,
  whole,
  SCHEMA_VERSION,
  type CaptureMode,
  type FileRow,
  type FrameFacts,
  type Result,
  type InsufficientCode,
} from '@hotpix/result';
import type { Findings, RankContext } from '../hooks.ts';
import type { FrameShape } from '../nouns.ts';
import { largestFirst } from '../state/largest-camera.ts';
import { assertMade } from '../state/take-over.ts';
import { bytesOfPlanes } from '../state/planes.ts';
import { allPlanes, type CameraState, type State } from '../state/state.ts';
import { ThreadPool } from '../threads/thread-pool.ts';
import { accountFor } from './account-for.ts';
import { darkSetOf, gatheredSet } from './dark-set.ts';
import type { Pipeline } from './pipeline.ts';

export interface ConcludeOptions {
  /** What was photographed; `auto` guesses. @default 'auto' */
  readonly capture?: CaptureMode | 'auto';
  /** Report even what should be refused. @default false */
  readonly force?: boolean;
  /** What a scan of dark frames of the same camera left, to judge flat fields by. @default none */
  readonly dark?: State;
  /** Further settings of the run that the Result shall tell of. @default none */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Who asked, for the Result. @default the core itself */
  readonly generator?: Result['generator'];
}

/** Bytes of planes beside which the memory of threads weighs more than the time that it takes to start others. */
const LARGE = 2 ** 28;

const NOTHING: Findings = { defects: [], checks: [], sections: {} };

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
  const { capture = 'auto', force = false, dark } = options;
  for (const gathered of [...(camera ? [camera] : []), ...(dark?.cameras ?? [])])
    assertMade(gathered, pipeline.plugins);
  // Whoever judges keeps timers from ending them. Nobody else knows of the memory of frames any more, which then goes, too.
  if (camera && bytesOfPlanes(allPlanes(camera)) >= LARGE) ThreadPool.of(pipeline.platform)?.endIdle();
  const files = accountFor(state, camera);
  const context = camera && {
    ...gatheredSet(camera),
    capture,
    force,
    ...(dark && { dark: darkSetOf(camera, dark) }),
    platform: pipeline.platform,
  };
  const found = context ? await rank(pipeline, context) : { ...NOTHING, insufficient: nothingUsable(files) };
  return canonical({
    schemaVersion: SCHEMA_VERSION,
    generator: options.generator ?? generator,
    plugins: pipeline.plugins.map(({ name, version }) => (version === undefined ? { name } : { name, version })),
    options: { ...options.settings, capture, force },
    camera: camera ? camera.shape.camera : null,
    frame: camera ? frameOf(camera.shape) : null,
    capture: found.capture ?? null,
    files,
    ...judge(found),
  });
}

function rank(pipeline: Pipeline, context: RankContext): Promise<Findings> {
  const { capture: mode } = context;
  const said = mode === 'auto' ? {} : { capture: { mode, guessed: false } };
  return pipeline.hooks.rank.promise({ ...NOTHING, ...said }, context);
}

/** What the findings are worth: a refused set holds what speaks for that, and nothing that looks like a finding. */
function judge({ insufficient, refusal, capture: _, ...findings }: Findings): Partial<Result> {
  if (refusal) {
    const { code, message: reason } = refusal;
    const checks = checksOfRefused(findings.checks);
    return { ...findings, status: 'refused', reason, code, defects: [], checks };
  }
  if (insufficient)
    return { ...findings, status: 'insufficient', reason: insufficient.message, code: insufficient.code };
  return { ...findings, status: 'complete' };
}

function nothingUsable(files: readonly FileRow[]): NonNullable<Findings['insufficient']> {
  const code: InsufficientCode = 'noPhotographs';
  if (files.length === 0) return { code, message: 'No photographs were given.' };
  const which = files.length === 1 ? 'The only file could not' : `None of the ${whole(files.length)} files could`;
  return { code, message: `${which} be used.${whyRepaired(files)}` };
}

/** A folder of nothing but repaired copies is named by mistake: they look like photographs of a camera without defects. */
function whyRepaired(files: readonly FileRow[]): string {
  const copies = files.filter((row) => isSetAside(row, 'repaired'));
  if (copies.length === 0) return '';
  const [{ path }] = copies;
  const more = copies.length - 1;
  const [which, whose] =
    more === 0 ? ['is a copy', 'its original'] : [`and ${more} more are copies`, 'their originals'];
  return ` '${path}' ${which} that hotpix repaired, without the defects of the camera. Use ${whose}.`;
}

function frameOf({ width, height, channels, mosaic, active, bits, black, white, lossy }: FrameShape): FrameFacts {
  return { width, height, channels, ...(mosaic && { mosaic }), active, bits, black, white, lossy };
}

import type { Check } from '@hotpix/result';
import { createHotpix } from '../hotpix.ts';
import type { Findings, Plugin, RankContext } from '../hooks.ts';
import type { Frame } from '../nouns.ts';
import { webPlatform } from '../platform.ts';
import { gatheredSet } from '../pipeline/dark-set.ts';
import { allPlanes, type CameraState } from '../state/state.ts';
import { bytesOf, inTimeOf, promisesOf, sameBytes, type Assert, type Patience } from './promise.ts';
import { sampleResult } from './sample-result.ts';
import { simulateFrames } from './simulate-frames.ts';
import { sourceOf } from './source-of.ts';

export interface RankerCase extends Patience {
  /** The plugins whose statistics or findings it builds on. @default none: it is handed the findings of `sampleResult` */
  readonly after?: readonly Plugin[];
  /** Frames of one camera. @default those of `simulateFrames` */
  readonly frames?: readonly Frame[];
}

const assert: Assert = promisesOf('the ranker');
/** What others told before the ranker is asked. */
const EARLIER = {
  sections: { earlier: { told: true } },
  reason: { code: 'earlier', message: 'That was said before.' },
};

/**
 * Holds a ranker to its promises: it leaves what it is given alone, says the same twice, hands on the checks, the sections and the
 * verdict of those before it, speaks in a section of its own name only, and fails a check where it refuses. Where `force` is set it
 * refuses nothing, but fails the check all the same. It settles every promise; a loop that never ends and awaits nothing holds the
 * thread that would report it.
 * @throws {Error} saying which promise was broken
 * @returns its findings, for tests of one's own
 */
export async function checkRanker(
  plugin: Plugin,
  { after = [], frames = simulateFrames().frames, ...patience }: RankerCase = {},
): Promise<Findings> {
  assert(plugin.rank !== undefined, 'have the hook rank');
  const inTime = inTimeOf('the ranker', patience);
  const camera = await inTime('while frames are gathered', () => gather([...after, plugin], frames));
  const given = await rank(after, await handed(after), contextOf(camera, false));
  const ask = (findings: Findings, force = false): Promise<Findings> =>
    inTime(force ? 'given findings, and force' : 'given findings', () =>
      rank([plugin], findings, contextOf(camera, force)),
    );

  const found = await leavesAlone(camera, given, () => ask(given));
  assert(JSON.stringify(found) === JSON.stringify(await ask(given)), 'say the same twice');
  assertHandsOn(plugin.name, given, found);
  for (const verdict of ['refusal', 'insufficient'] as const) {
    const { [verdict]: kept } = await ask({ ...given, [verdict]: EARLIER.reason });
    assert(kept !== undefined, `hand on the verdict '${verdict}' of those before it`);
  }
  if (found.refusal && !given.refusal) assertForce(given, found, await ask(given, true));
  return found;
}

async function leavesAlone(camera: CameraState, given: Findings, work: () => Promise<Findings>): Promise<Findings> {
  const planes = allPlanes(camera).map((plane) => plane.slice());
  const before = JSON.stringify(given);
  const found = await work();
  assert(JSON.stringify(given) === before, 'leave the findings that it is given alone');
  const isSame = allPlanes(camera).every((plane, i) => sameBytes(bytesOf(plane), bytesOf(planes[i])));
  assert(isSame, 'leave the planes alone');
  return found;
}

function assertHandsOn(name: string, given: Findings, found: Findings): void {
  const lost = given.checks.find((check) => !found.checks.some((other) => other.name === check.name));
  assert(!lost, `hand on the checks of those before it; '${lost?.name}' is gone`);
  const changed = Object.keys(given.sections).find((key) => key !== name && !equal(given, found, key));
  assert(changed === undefined, `hand on the sections of those before it as they are, such as '${changed}'`);
  const foreign = Object.keys(found.sections).find((key) => key !== name && !(key in given.sections));
  assert(foreign === undefined, `speak in a section named '${name}', not '${foreign}'`);
}

function equal({ sections: a }: Findings, { sections: b }: Findings, key: string): boolean {
  return JSON.stringify(a[key]) === JSON.stringify(b[key]);
}

function assertForce(given: Findings, found: Findings, forced: Findings): void {
  assert(failed(given, found).length > 0, 'fail a check where it refuses');
  assert(!forced.refusal, 'refuse nothing where force is set');
  const lost = failed(given, found).find(({ name }) => !failed(given, forced).some((check) => check.name === name));
  assert(!lost, `fail the check '${lost?.name}' also where force is set, so that the Result looks forced`);
}

/** The checks that this ranker failed. */
function failed(given: Findings, { checks }: Findings): Check[] {
  const before = new Set(given.checks.filter(({ status }) => status === 'failed').map(({ name }) => name));
  return checks.filter(({ name, status }) => status === 'failed' && !before.has(name));
}

/** What the plugins gather of the frames. */
async function gather(plugins: readonly Plugin[], frames: readonly Frame[]): Promise<CameraState> {
  const pathOf = (index: number): string => `frame-${String(index).padStart(4, '0')}.raw`;
  const byPath = new Map(frames.map((frame, i) => [pathOf(i), frame]));
  const decoder: Plugin = {
    name: 'frames of the kit',
    decode: { match: () => true, decode: async ({ path }) => byPath.get(path) },
  };
  const sources = frames.map((_, i) => sourceOf(pathOf(i), Uint8Array.of(i >> 8, i)));
  const { cameras } = await createHotpix({ plugins: [...plugins, decoder] }).gather(sources);
  if (cameras.length === 1 && cameras[0].files.length === frames.length) return cameras[0];
  throw new Error(`Expected frames of one camera to check a ranker with, got ${cameras.length} cameras.`);
}

async function handed(after: readonly Plugin[]): Promise<Findings> {
  const { sections } = EARLIER;
  if (after.length > 0) return { defects: [], checks: [], sections };
  const { capture, defects, checks } = await sampleResult();
  return { ...(capture && { capture }), defects, checks, sections };
}

async function rank(plugins: readonly Plugin[], findings: Findings, context: RankContext): Promise<Findings> {
  return createHotpix({ plugins }).hooks.rank.promise(findings, context);
}

function contextOf(camera: CameraState, force: boolean): RankContext {
  return { ...gatheredSet(camera), capture: 'auto', force, platform: webPlatform() };
}

import { webPlatform } from '../platform.ts';
import { within } from '../border/blame.ts';
import { createHotpix } from '../hotpix.ts';
import type { Accumulator, Plugin } from '../hooks.ts';
import type { Frame, Plane, Planes, PlaneSpec } from '../nouns.ts';
import { Widths } from '../pipeline/widths.ts';
import { addsOf } from '../state/halvable.ts';
import { roomOfHalf, valuesOf } from '../state/halves.ts';
import { joinPlane } from '../state/planes.ts';
import { createCameraState, createStatistics, shapeOf } from '../state/state.ts';
import { bytesOf, inTimeOf, promisesOf, sameBytes, type Assert, type InTime, type Patience } from './promise.ts';
import { simulateFrames } from './simulate-frames.ts';

export interface AccumulatorCase extends Patience {
  /** Frames of one camera, at least two. @default those of `simulateFrames` */
  readonly frames?: readonly Frame[];
}

const platform = webPlatform();

const assert: Assert = promisesOf('the accumulator');

/**
 * Holds an accumulator to its promises: whatever the cut of the frames into batches and shards and of their rows into bands, and
 * whatever the order, the planes come out to the same bytes; they hold whole numbers; as many frames as it says fit without
 * overflow; planes that may be halved take the same values then, and no more of a frame than it says; it leaves the frames alone, and settles every promise. A loop that never ends and awaits nothing holds the thread that
 * would report it.
 * @throws {Error} saying which promise was broken
 * @returns the planes of all frames, for tests of one's own
 */
export async function checkAccumulator(
  plugin: Plugin,
  { frames = simulateFrames().frames, ...patience }: AccumulatorCase = {},
): Promise<Planes> {
  createHotpix({ plugins: [plugin] });
  const { name, accumulate: accumulator } = plugin;
  assert(accumulator !== undefined, 'have the hook accumulate');
  if (frames.length < 2)
    throw new Error(`Expected at least two frames to check an accumulator with, got ${frames.length}.`);
  const before = frames.map(({ samples }) => samples.slice());
  const fold = new Folder(name, accumulator, inTimeOf('the accumulator', patience));
  const whole = await fold.all([frames], frames[0].height);
  frames.forEach(({ samples }, i) => assert(sameBytes(bytesOf(samples), bytesOf(before[i])), 'leave the frames alone'));
  const same = (planes: Planes, when: string): void => assertSame(whole, planes, when);
  same(await fold.all([frames], frames[0].height), 'a second time');
  same(await fold.all([frames], 1), 'row by row');
  same(await fold.all([frames], 7), 'in bands of seven rows');
  same(
    await fold.all(
      frames.map((frame) => [frame]),
      frames[0].height,
    ),
    'frame by frame',
  );
  same(await fold.all([[...frames].reverse()], frames[0].height), 'from the last frame to the first');
  for (const at of new Set([1, frames.length >> 1])) {
    const shards = [frames.slice(at), frames.slice(0, at)];
    same(await fold.shards(shards), `in two shards, of ${frames.length - at} and ${at} frames, that are merged`);
  }
  assertWhole(whole);
  await assertCapacity(fold, frames);
  await assertAdds(fold, frames);
  same(await fold.halved(frames), 'in planes that are halved');
  return whole;
}

/** Folds frames as the pipeline does, but with cuts of one's choice. */
class Folder {
  readonly accumulator: Accumulator;
  private readonly name: string;
  private readonly inTime: InTime;

  constructor(name: string, accumulator: Accumulator, inTime: InTime) {
    this.name = name;
    this.inTime = inTime;
    this.accumulator = accumulator;
  }

  specs(frame: Frame): Readonly<Record<string, PlaneSpec>> {
    return createStatistics(this.name, this.accumulator, shapeOf(frame)).specs;
  }

  /** The most that a frame adds to the values of planes that may be halved. */
  adds(frame: Frame): [string, number][] {
    return Object.entries(addsOf(this.name, this.accumulator, shapeOf(frame), frame.capture));
  }

  /** One by one, in planes that are halved as long as frames have room there. */
  async halved(frames: readonly Frame[]): Promise<Planes> {
    const own: [string, Accumulator][] = [[this.name, this.accumulator]];
    const camera = createCameraState(shapeOf(frames[0]), own);
    const { planes, specs } = camera.statistics[this.name];
    const widths = new Widths(own);
    widths.begin(camera);
    for (const [i, frame] of frames.entries()) {
      widths.makeRoom(camera, [frame]);
      await this.add(planes, [frame], frame.height);
      camera.files.push({ path: `${i}`, status: 'used', measures: {} });
    }
    return Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, valuesOf(planes[name], spec, 0, spec.length)]),
    );
  }

  async all(batches: readonly (readonly Frame[])[], step: number): Promise<Planes> {
    const { planes } = createStatistics(this.name, this.accumulator, shapeOf(batches[0][0]));
    for (const batch of batches) await this.add(planes, batch, step);
    return planes;
  }

  private async add(planes: Planes, batch: readonly Frame[], step: number): Promise<void> {
    const prepared = batch.map((frame) =>
      within(this.name, 'accumulate', () => this.accumulator.prepare?.(frame, planes, { platform })),
    );
    const { height } = batch[0];
    for (let from = 0; from < height; from += step) {
      const rows = { from, to: Math.min(from + step, height) };
      await this.inTime(`given rows ${rows.from} to ${rows.to}`, () =>
        within(this.name, 'accumulate', () => this.accumulator.add(planes, batch, rows, prepared, { platform })),
      );
    }
  }

  async shards(shards: readonly (readonly Frame[])[]): Promise<Planes> {
    const [first, ...others] = await Promise.all(shards.map((frames) => this.all([frames], frames[0].height)));
    const specs = Object.entries(this.specs(shards[0][0]));
    for (const other of others) for (const [name, spec] of specs) joinPlane(name, spec, first[name], other[name]);
    return first;
  }
}

function assertSame(whole: Planes, planes: Planes, when: string): void {
  const other = Object.keys(whole).find((name) => !sameBytes(bytesOf(whole[name]), bytesOf(planes[name])));
  assert(other === undefined, `give the same planes ${when} as in one go; '${other}' differs`);
}

function assertWhole(planes: Planes): void {
  for (const [name, plane] of Object.entries(planes)) {
    const value = plane.find((value) => !(Number.isSafeInteger(value) || Math.abs(value) === Infinity));
    assert(value === undefined, `keep whole numbers below 2^53, not ${value} in '${name}'`);
  }
}

/** What a frame adds, as often as frames fit. The frames are those given, and one as bright as samples can be. */
async function assertCapacity(fold: Folder, frames: readonly Frame[]): Promise<void> {
  const capacity = fold.accumulator.capacity(shapeOf(frames[0]));
  assert(Number.isSafeInteger(capacity) && capacity > 0, `have room for a whole number of frames, not ${capacity}`);
  const bright = { ...frames[0], samples: frames[0].samples.slice().fill(2 ** frames[0].bits - 1) };
  for (const frame of [frames[0], bright]) {
    const planes = await fold.all([[frame]], frame.height);
    for (const [name, { merge, type }] of Object.entries(fold.specs(frame))) {
      const most = greatest(planes[name]) * (merge === 'sum' ? capacity : 1);
      const room = type === 'Float64Array' ? Number.MAX_SAFE_INTEGER : 2 ** bitsOf(planes[name], type) - 1;
      assert(most <= room, `hold ${capacity} frames without overflow; '${name}' would come to ${most} of ${room}`);
    }
  }
}

async function assertAdds(fold: Folder, frames: readonly Frame[]): Promise<void> {
  for (const frame of frames) {
    const adds = fold.adds(frame);
    const specs = fold.specs(frame);
    for (const [name, most] of adds) {
      const mayBe = specs[name]?.merge === 'sum' && roomOfHalf(specs[name]) > 0;
      assert(mayBe, `name sums of 16 bits or more as planes that may be halved, not '${name}'`);
      assert(most >= 0, `say how much a frame adds to '${name}' at most, not ${most}`);
    }
    const planes = adds.length > 0 ? await fold.all([[frame]], frame.height) : {};
    for (const [name, most] of adds) {
      const size = greatest(planes[name]);
      assert(size <= most, `add no more of a frame than it says; '${name}' came to ${size}, not ${most}`);
    }
  }
}

function greatest(plane: Plane): number {
  let most = 0;
  for (const value of plane) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most;
}

function bitsOf({ BYTES_PER_ELEMENT }: Plane, type: PlaneSpec['type']): number {
  return 8 * BYTES_PER_ELEMENT - (type.startsWith('Int') ? 1 : 0);
}

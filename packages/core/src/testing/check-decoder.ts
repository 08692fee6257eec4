import { isHotpixError } from '@hotpix/result';
import { createHotpix } from '../hotpix.ts';
import type { Decoded, Decoder, Plugin } from '../hooks.ts';
import type { Component, Frame, Source } from '../nouns.ts';
import { assertExtensions, assertForeign, assertIdentity, assertMatch } from './check-first-bytes.ts';
import {
  bytesOf,
  inTimeOf,
  outcomeOf,
  promisesOf,
  sameBytes,
  type Assert,
  type InTime,
  type Patience,
} from './promise.ts';
import { sourceOf } from './source-of.ts';
import { takesMemory } from './watch-memory.ts';

export interface DecoderCase extends Patience {
  /** A whole file of the decoder's kind, and its name. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What must come out; leave out what you do not know. */
  readonly expected?: Partial<Pick<Frame, 'width' | 'height' | 'channels' | 'mosaic' | 'bits' | 'lossy'>>;
  /** Bytes to keep of the file so that it lacks samples. @default half of it */
  readonly truncatedTo?: number;
}

const assert: Assert = promisesOf('the decoder');
const PLENTY = 2 ** 28;
/** Bytes of which hardly a header consists: a signature is seen, and nothing behind it. */
const WITHIN_HEADER = 12;

/**
 * Holds a decoder to its promises: it leaves foreign files and its input alone, gives the same frame twice and each in memory of its
 * own, with levels that its samples agree with and facts that can be true, identifies the camera that its frame has, refuses a
 * truncated file in words, be it within its header, refuses more than `maxPixels` before it takes memory for them, gives no frame
 * once the signal fired while it reads, and settles every promise.
 *
 * Memory is seen where JavaScript takes it, on this thread: arrays and buffers of as many elements or bytes as the frame has. A loop
 * that never ends and awaits nothing holds the thread that would report it: only the time limit of a runner that has processes of
 * its own ends that.
 * @throws {Error} saying which promise was broken
 */
export async function checkDecoder(plugin: Plugin, file: DecoderCase): Promise<void> {
  const { path, bytes, expected = {}, truncatedTo } = file;
  const { decode: decoder } = plugin;
  assert(decoder !== undefined, 'have the hook decode');
  const asked: Asked = { plugin, decoder, path, bytes, inTime: inTimeOf('the decoder', file) };
  assertExtensions(decoder);
  assertMatch(asked, path, bytes);
  const frame = await assertSameTwice(asked);
  for (const [key, value] of Object.entries(expected)) {
    const came = JSON.stringify(frame[key as keyof Frame]);
    assert(came === JSON.stringify(value), `give ${key} ${JSON.stringify(value)}, not ${came}`);
  }
  assertLevels(frame);
  await assertFacts(asked, frame);
  await assertIdentity(asked, frame, path, bytes);
  await assertForeign(asked);
  for (const length of [truncatedTo ?? bytes.length >> 1, WITHIN_HEADER])
    await assertTruncated(asked, bytes.subarray(0, length));
  await assertSmall(asked, frame);
  await assertStops(asked);
}

interface Asked {
  readonly plugin: Plugin;
  readonly decoder: Decoder;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly inTime: InTime;
}

/** Decodes as a pipeline does, which is never stopped: of time it is the kit that speaks. */
function decodeBy(plugin: Plugin, source: Source): Promise<Decoded> {
  return createHotpix({ plugins: [plugin] }).decode(source, { timeout: DAY });
}
const DAY = 86_400;

async function assertSameTwice({ plugin, path, bytes, inTime }: Asked): Promise<Frame> {
  const before = new Uint8Array(bytes);
  const { frame: first } = await inTime('given the file', () => decodeBy(plugin, sharing(path, bytes)));
  assert(sameBytes(bytes, before), 'leave the bytes of the file alone');
  const samples = bytesOf(first.samples).slice();
  const { frame: second } = await inTime('given the file again', () => decodeBy(plugin, sourceOf(path, bytes)));
  assert(
    JSON.stringify({ ...first, samples: 0, components: 0 }) ===
      JSON.stringify({ ...second, samples: 0, components: 0 }),
    'give the same facts twice',
  );
  assertComponents(first, second);
  assert(sameBytes(samples, bytesOf(second.samples)), 'give the same samples twice');
  const isApart = !overlap(first.samples, second.samples) && sameBytes(samples, bytesOf(first.samples));
  assert(isApart, 'give each frame memory of its own: the second one took that of the first');
  return first;
}

function assertComponents(first: Frame, second: Frame): void {
  const [ours, theirs] = [first, second].map(({ components }): Component[] => Object.values(components ?? {}));
  const isSame = ours.length === theirs.length && ours.every((one, i) => sameBytes(one.samples, theirs[i].samples));
  assert(isSame, 'give the same components twice');
  if (!first.components) return;
  const { luma } = first.components;
  const differences = luma.samples.map((value, i) => Math.abs(value - lumaAt(first.samples, i))).sort();
  assert(differences[differences.length >> 1] <= 1, 'give components and samples of one picture');
}

/** ITU-R BT.601. */
const lumaAt = (rgb: Frame['samples'], i: number): number =>
  0.299 * rgb[3 * i] + 0.587 * rgb[3 * i + 1] + 0.114 * rgb[3 * i + 2];

function overlap(a: ArrayBufferView, b: ArrayBufferView): boolean {
  const isBehind = (one: ArrayBufferView, other: ArrayBufferView): boolean =>
    one.byteOffset >= other.byteOffset + other.byteLength;
  return a.buffer === b.buffer && !isBehind(a, b) && !isBehind(b, a);
}

function assertLevels({ samples, bits, black, white }: Frame): void {
  const most = 2 ** bits - 1;
  const beyond = samples.find((value) => value > most);
  assert(beyond === undefined, `give samples of ${bits} bits, 0 to ${most}, not ${beyond}`);
  assert(black >= 0 && white <= most, `give levels within ${bits} bits, not black ${black} and white ${white}`);
  const isBetween = samples.some((value) => value >= black && value <= white);
  assert(isBetween, `give samples between black ${black} and white ${white}, not all of them outside`);
}

/** What cannot be true, such as an ISO of 0, the pipeline leaves out. */
async function assertFacts({ decoder, path, bytes, inTime }: Asked, { capture }: Frame): Promise<void> {
  const decoded = await inTime('given the file', () => decoder.decode(sourceOf(path, bytes), contextOf()));
  const given = decoded?.capture ?? {};
  const [impossible] = Object.entries(given).filter(([key, value]) => value !== undefined && !(key in capture));
  const [key, value] = impossible ?? [];
  assert(key === undefined, `leave out facts that cannot be true, such as ${key} ${String(value)}`);
}

async function assertTruncated({ plugin, path, inTime }: Asked, bytes: Uint8Array): Promise<void> {
  const { value, error } = await inTime(`given the first ${bytes.length} bytes of the file`, () =>
    outcomeOf(() => decodeBy(plugin, sourceOf(path, bytes))),
  );
  assert(
    isHotpixError(error) && error.code !== 'pluginFailed' && error.message !== '',
    `refuse a truncated file with a code and a reason, not with ${value ? 'a frame' : String(error)}, given ${bytes.length} bytes`,
  );
}

async function assertSmall({ decoder, path, bytes, inTime }: Asked, frame: Frame): Promise<void> {
  const maxPixels = frame.width * frame.height - 1;
  let came: { value?: Frame | undefined; error?: unknown } = {};
  const source = sharing(path, new Uint8Array(bytes));
  const isTaken = await takesMemory(new Set([frame.samples.length, frame.samples.byteLength]), async () => {
    came = await inTime(`given a maxPixels of ${maxPixels}`, () =>
      outcomeOf(() => decoder.decode(source, contextOf({ maxPixels }))),
    );
  });
  const { value, error } = came;
  assert(
    isHotpixError(error) && error.code === 'tooLarge',
    `refuse more than maxPixels with the code 'tooLarge', not with ${value ? 'a frame' : String(error)}`,
  );
  assert(!isTaken, 'refuse more than maxPixels before it takes memory for them');
}

/** The signal fires while the decoder waits for the bytes. */
async function assertStops({ decoder, path, bytes, inTime }: Asked): Promise<void> {
  const stop = new AbortController();
  const handOut = async (length: number): Promise<Uint8Array> => {
    stop.abort();
    return new Uint8Array(bytes.subarray(0, length));
  };
  const source = { path, head: () => handOut(65536), read: () => handOut(bytes.length) };
  const { value: frame } = await inTime('given a signal that fired while it reads', () =>
    outcomeOf(() => decoder.decode(source, contextOf({ signal: stop.signal }))),
  );
  assert(!frame, 'give no frame once the signal fired while it reads');
}

function contextOf({ maxPixels = PLENTY, signal = new AbortController().signal } = {}) {
  return { maxPixels, signal };
}

/** A source that hands out the very bytes, so that a decoder that writes to them is caught. */
function sharing(path: string, bytes: Uint8Array): Source {
  return { path, head: async () => bytes.subarray(0, 65536), read: async () => bytes };
}

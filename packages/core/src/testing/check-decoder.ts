import { isHotpixError } from '@hotpix/result';
import { createHotpix } from '../hotpix.ts';
import type { Decoder, Plugin } from '../hooks.ts';
import type { Frame, Source } from '../nouns.ts';
import { bytesOf, outcomeOf, promisesOf, sameBytes, type Assert } from './promise.ts';
import { sourceOf } from './source-of.ts';
import { takesMemory } from './watch-memory.ts';

export interface DecoderCase {
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
 * Holds a decoder to its promises: it leaves foreign files and its input alone, gives the same frame twice, with levels that its
 * samples agree with and facts that can be true, refuses a truncated file in words, be it within its header, refuses more than `maxPixels` before it takes
 * memory for them, and gives no frame once the signal fired while it reads.
 *
 * Memory is seen where JavaScript takes it, on this thread: arrays and buffers of as many elements or bytes as the frame has.
 * @throws {Error} saying which promise was broken
 */
export async function checkDecoder(
  plugin: Plugin,
  { path, bytes, expected = {}, truncatedTo }: DecoderCase,
): Promise<void> {
  const { decode: decoder } = plugin;
  assert(decoder !== undefined, 'have the hook decode');
  const frame = await assertSameTwice(plugin, path, bytes);
  for (const [key, value] of Object.entries(expected)) {
    const came = JSON.stringify(frame[key as keyof Frame]);
    assert(came === JSON.stringify(value), `give ${key} ${JSON.stringify(value)}, not ${came}`);
  }
  assertLevels(frame);
  await assertFacts(decoder, frame, path, bytes);
  await assertForeign(decoder);
  for (const length of [truncatedTo ?? bytes.length >> 1, WITHIN_HEADER])
    await assertTruncated(plugin, path, bytes.subarray(0, length));
  await assertSmall(decoder, frame, path, bytes);
  await assertStops(decoder, path, bytes);
}

async function assertSameTwice(plugin: Plugin, path: string, bytes: Uint8Array): Promise<Frame> {
  const hotpix = createHotpix({ plugins: [plugin] });
  const before = new Uint8Array(bytes);
  const first = (await hotpix.decode(sharing(path, bytes))).frame;
  assert(sameBytes(bytes, before), 'leave the bytes of the file alone');
  const second = (await hotpix.decode(sourceOf(path, bytes))).frame;
  assert(
    JSON.stringify({ ...first, samples: 0 }) === JSON.stringify({ ...second, samples: 0 }),
    'give the same facts twice',
  );
  assert(sameBytes(bytesOf(first.samples), bytesOf(second.samples)), 'give the same samples twice');
  return first;
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
async function assertFacts(decoder: Decoder, { capture }: Frame, path: string, bytes: Uint8Array): Promise<void> {
  const given = (await decoder.decode(sourceOf(path, bytes), contextOf()))?.capture ?? {};
  const [impossible] = Object.entries(given).filter(([key, value]) => value !== undefined && !(key in capture));
  const [key, value] = impossible ?? [];
  assert(key === undefined, `leave out facts that cannot be true, such as ${key} ${String(value)}`);
}

const FOREIGN = {
  'a text file': new TextEncoder().encode('Not a photograph. '.repeat(100)),
  'a file of one byte': Uint8Array.of(10),
  'a file of zeros': new Uint8Array(4096),
};

async function assertForeign(decoder: Decoder): Promise<void> {
  for (const [what, bytes] of Object.entries(FOREIGN)) {
    const { value: frame, error } = await outcomeOf(async () =>
      decoder.match(bytes, 'notes.txt') ? decoder.decode(sourceOf('notes.txt', bytes), contextOf()) : undefined,
    );
    const came = error === undefined ? 'give a frame of it' : `fail with ${String(error)}`;
    assert((frame ?? error ?? undefined) === undefined, `leave ${what} to others, not ${came}`);
  }
}

async function assertTruncated(plugin: Plugin, path: string, bytes: Uint8Array): Promise<void> {
  const { value, error } = await outcomeOf(() => createHotpix({ plugins: [plugin] }).decode(sourceOf(path, bytes)));
  assert(
    isHotpixError(error) && error.code !== 'pluginFailed' && error.message !== '',
    `refuse a truncated file with a code and a reason, not with ${value ? 'a frame' : String(error)}, given ${bytes.length} bytes`,
  );
}

async function assertSmall(decoder: Decoder, frame: Frame, path: string, bytes: Uint8Array): Promise<void> {
  const maxPixels = frame.width * frame.height - 1;
  let came: { value?: Frame | undefined; error?: unknown } = {};
  const source = sharing(path, new Uint8Array(bytes));
  const isTaken = await takesMemory(new Set([frame.samples.length, frame.samples.byteLength]), async () => {
    came = await outcomeOf(() => decoder.decode(source, contextOf({ maxPixels })));
  });
  const { value, error } = came;
  assert(
    isHotpixError(error) && error.code === 'tooLarge',
    `refuse more than maxPixels with the code 'tooLarge', not with ${value ? 'a frame' : String(error)}`,
  );
  assert(!isTaken, 'refuse more than maxPixels before it takes memory for them');
}

/** The signal fires while the decoder waits for the bytes. */
async function assertStops(decoder: Decoder, path: string, bytes: Uint8Array): Promise<void> {
  const stop = new AbortController();
  const handOut = async (length: number): Promise<Uint8Array> => {
    stop.abort();
    return new Uint8Array(bytes.subarray(0, length));
  };
  const source = { path, head: () => handOut(65536), read: () => handOut(bytes.length) };
  const { value: frame } = await outcomeOf(() => decoder.decode(source, contextOf({ signal: stop.signal })));
  assert(!frame, 'give no frame once the signal fired while it reads');
}

function contextOf({ maxPixels = PLENTY, signal = new AbortController().signal } = {}) {
  return { maxPixels, signal };
}

/** A source that hands out the very bytes, so that a decoder that writes to them is caught. */
function sharing(path: string, bytes: Uint8Array): Source {
  return { path, head: async () => bytes.subarray(0, 65536), read: async () => bytes };
}

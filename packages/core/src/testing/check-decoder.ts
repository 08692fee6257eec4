import { createHotpix } from '../hotpix.ts';
import { isHotpixError } from '@hotpix/result';
import type { Plugin } from '../hooks.ts';
import type { Frame, Source } from '../nouns.ts';
import { sourceOf } from './source-of.ts';

export interface DecoderCase {
  /** A whole file of the decoder's kind, and its name. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What must come out; leave out what you do not know. */
  readonly expected?: Partial<Pick<Frame, 'width' | 'height' | 'channels' | 'mosaic' | 'bits' | 'lossy'>>;
  /** Bytes to keep of the file so that it lacks samples. @default half of it */
  readonly truncatedTo?: number;
}

/**
 * Holds a decoder to its promises: it leaves foreign files and its input alone, gives the same frame twice, gives an
 * error in words for a truncated file, and obeys a signal.
 * @throws {Error} saying which promise was broken
 */
export async function checkDecoder(
  plugin: Plugin,
  { path, bytes, expected = {}, truncatedTo }: DecoderCase,
): Promise<void> {
  const hotpix = createHotpix({ plugins: [plugin] });
  const before = new Uint8Array(bytes);
  const first = (await hotpix.decode(sharing(path, bytes))).frame;
  assert(sameBytes(bytes, before), 'leave the bytes of the file alone');
  const second = (await hotpix.decode(sourceOf(path, bytes))).frame;
  assert(
    JSON.stringify({ ...first, samples: 0 }) === JSON.stringify({ ...second, samples: 0 }),
    'give the same facts twice',
  );
  assert(sameBytes(bytesOf(first), bytesOf(second)), 'give the same samples twice');
  for (const [key, value] of Object.entries(expected)) {
    const came = JSON.stringify(first[key as keyof Frame]);
    assert(came === JSON.stringify(value), `give ${key} ${JSON.stringify(value)}, not ${came}`);
  }
  await assertForeign(plugin);
  await assertTruncated(plugin, path, bytes.subarray(0, truncatedTo ?? bytes.length >> 1));
  await assertAborts(plugin, path, bytes);
}

async function assertForeign(plugin: Plugin): Promise<void> {
  const text = new TextEncoder().encode('Not a photograph. '.repeat(100));
  const context = { signal: new AbortController().signal, maxPixels: 2 ** 24 };
  const matches = plugin.decode?.match(text, 'notes.txt');
  const frame = matches ? await plugin.decode?.decode(sourceOf('notes.txt', text), context) : undefined;
  assert(frame === undefined, 'leave a text file to others');
}

async function assertTruncated(plugin: Plugin, path: string, bytes: Uint8Array): Promise<void> {
  const came = await createHotpix({ plugins: [plugin] })
    .decode(sourceOf(path, bytes))
    .then(
      () => 'a frame',
      (error: unknown) => error,
    );
  assert(
    isHotpixError(came) && came.code !== 'pluginFailed' && came.message !== '',
    `refuse a truncated file with a code and a reason, not with ${String(came)}`,
  );
}

async function assertAborts(plugin: Plugin, path: string, bytes: Uint8Array): Promise<void> {
  const signal = AbortSignal.abort();
  const came = await createHotpix({ plugins: [plugin] })
    .decode(sourceOf(path, bytes), { signal })
    .then(
      () => 'a frame',
      (error: unknown) => error,
    );
  assert(isHotpixError(came) && came.code === 'aborted', 'give no frame once the signal fired');
}

/** A source that hands out the very bytes, so that a decoder that writes to them is caught. */
function sharing(path: string, bytes: Uint8Array): Source {
  return { path, head: async () => bytes.subarray(0, 65536), read: async () => bytes };
}

function bytesOf({ samples }: Frame): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function assert(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(`Expected the decoder to ${promise}.`);
}

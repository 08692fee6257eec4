/** The plugin. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { HotpixError, refused, tooLarge, type DecodeContext, type Frame, type Plugin, type Source } from '@hotpix/core';
import { areSamplesInPlace, readSamples } from '@hotpix/dng';
import { Piscina } from 'piscina';
import type { Answer, Task } from './answer.ts';
import { toFrame } from './frame.ts';
import { findOwnSamples, keepable } from './own-samples.ts';
import { attempt, readRawFile } from './raw-file.ts';
import { refuseCrash, refuseFault, refuseTruncated, refuseWithoutMosaic } from './refusal.ts';
import { EXTENSIONS, hasRawName, isRaw } from './signature.ts';
import { VERSION } from './version.ts';

export interface RawDecoderOptions {
  /** Worker threads, each with up to 2 GiB of memory. @default as many as there are processors, up to 4 */
  readonly threads?: number;
}

const MOST_THREADS = 4;
/** Milliseconds after which an idle thread, and with it its memory, is given back. */
const IDLE = 10_000;
const LARGEST_FILE = 2 ** 30;

/**
 * Decodes every raw format that LibRaw reads to the untouched mosaic of the whole stored frame. Threads start with the first
 * file, are used again for the next, and do not keep the process alive.
 * @throws {RangeError} where `threads` is no whole number from 1
 */
export function rawDecoder(options: RawDecoderOptions = {}): Plugin {
  const threads = options.threads ?? Math.min(MOST_THREADS, availableParallelism());
  if (!(Number.isInteger(threads) && threads >= 1)) {
    throw new RangeError(`Expected threads of rawDecoder to be a whole number from 1, got ${String(threads)}.`);
  }
  let pool: Piscina<Task, Answer> | undefined;
  const unpack = (task: Task, signal: AbortSignal): Promise<Answer> => {
    pool ??= createPool(threads);
    return pool.run(task, { signal, transferList: [task.bytes.buffer as ArrayBuffer] });
  };
  return {
    name: 'decoder-raw',
    version: VERSION,
    decode: { extensions: EXTENSIONS, match: isRaw, decode: (source, context) => decode(source, context, unpack) },
  };
}

function createPool(threads: number): Piscina<Task, Answer> {
  const filename = fileURLToPath(new URL('./worker.js', import.meta.url));
  return new Piscina({ filename, minThreads: 0, maxThreads: threads, idleTimeout: IDLE });
}

type Unpack = (task: Task, signal: AbortSignal) => Promise<Answer>;

async function decode(source: Source, context: DecodeContext, unpack: Unpack): Promise<Frame | undefined> {
  const { signal, maxPixels } = context;
  if (signal.aborted) throw stopped();
  const bytes = await source.read();
  const file = readRawFile(source.path, bytes);
  if (file.isPicture || (file.isDamagedTiff && !hasRawName(source.path))) return undefined;
  const truncated = refuseTruncated(file);
  if (truncated) throw truncated;
  if (bytes.length > LARGEST_FILE) throw refused(`Expected a raw file of at most 1 GiB, got ${bytes.length} bytes.`);
  const answer = await answerTo(bytes, maxPixels, (task) => unpack(task, signal)).catch((error: unknown) => {
    throw signal.aborted ? stopped() : refuseCrash(file, error);
  });
  switch (answer.status) {
    case 'mosaic':
      return toFrame(file, answer);
    case 'noMosaic':
      throw refuseWithoutMosaic(file, answer.facts);
    case 'tooLarge':
      throw tooLarge(answer.width, answer.height, maxPixels);
    case 'failed':
      throw refuseFault(file, answer.fault, answer.words);
  }
}

/** A thread takes away what it is handed, and whoever gave the bytes still needs them: it gets a copy, as small as can be. */
async function answerTo(
  bytes: Uint8Array,
  maxPixels: number,
  unpack: (task: Task) => Promise<Answer>,
): Promise<Answer> {
  const own = attempt(() => findOwnSamples(bytes));
  if (own && own.head !== bytes && areSamplesInPlace(bytes, own.layout)) {
    const { head, layout } = own;
    const answer = await unpack({ bytes: new Uint8Array(head), maxPixels, layout });
    const samples = readSamples(bytes as Uint8Array<ArrayBuffer>, layout);
    if (answer.status === 'tooLarge') return answer;
    if (answer.status === 'mosaic' && samples)
      return { ...answer, mosaic: { ...answer.mosaic, samples: keepable(samples) } };
  }
  return unpack({ bytes: new Uint8Array(bytes), maxPixels });
}

const stopped = (): HotpixError => new HotpixError('aborted', 'The decoding was stopped.');

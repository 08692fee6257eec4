/** A file becomes a photograph, or a reason why not. */
import { isHotpixError, messageOf, type HotpixError } from '@hotpix/result';
import { aborted, emptyFile, notAPhotograph, unreadable } from '../errors.ts';
import { withCheckedSamples } from '../frame.ts';
import type { Decoded, DecodeContext, Decoder } from '../hooks.ts';
import type { Frame, Source } from '../nouns.ts';
import { withPlausibleFacts } from './facts.ts';
import type { Pipeline } from './pipeline.ts';
import { toHex } from './hex.ts';
import { slotsOf, type Lend, type Loan } from './slots.ts';
import { whyUnread } from './why-unread.ts';
import { within } from './within.ts';

/** Files decoded at once where nobody says otherwise. */
export const CONCURRENCY = 2;

/** Most pixels of a frame where nobody says otherwise, as sharp has it. */
export const MAX_PIXELS = 0x3fff * 0x3fff;

export interface DecodeOptions {
  /** Files decoded at once; a frame of each is in memory. @default 2 */
  readonly concurrency?: number;
  /** Most pixels of a frame. @default 268402689 */
  readonly maxPixels?: number;
  /** Seconds a file may take. @default 120 */
  readonly timeout?: number;
  /** Whether `samples` will be read of frames that have components. @default false */
  readonly needsSamples?: boolean;
  /** Whether nothing else is to be done meanwhile, so that a thread for the file is not worth its start. @default false */
  readonly isAlone?: boolean;
  readonly signal?: AbortSignal;
}

/** For many files, of which those that fail end nothing. */
export interface DecodeAllOptions extends DecodeOptions {
  /** Called with why a file gave no frame; the row of the file has but its words. */
  readonly onUnread?: (path: string, error: HotpixError) => void;
}

/** Files that are told ahead that they will be read. */
const EXPECTED = 16;

/** What became of a file. */
export type Outcome =
  | ({ readonly source: Source; readonly sha256: string; readonly loan: Loan } & Decoded)
  | { readonly source: Source; readonly sha256?: string; readonly error: HotpixError }
  | { readonly source: Source; readonly sha256: string; readonly known: true };

/** What there is room for; asked anew before each file. */
export interface Room {
  /** Files decoded at once. */
  readonly decoding: number;
  /** Files decoded at once or ahead of whoever takes them, where that is more. */
  readonly ahead: number;
  /** Most pixels of a file that is about to be decoded; absent where the options say it. */
  readonly pixelsFor?: (source: Source) => Promise<number>;
}

/** Decodes files concurrently, ahead of whoever takes them, and yields their outcomes in the order of the files. */
export async function* decodeAll(
  pipeline: Pipeline,
  sources: readonly Source[],
  options: DecodeAllOptions,
  room: () => Room = () => ({ decoding: options.concurrency ?? CONCURRENCY, ahead: 0 }),
  isKnown: (sha256: string, path: string) => boolean = () => false,
): AsyncGenerator<Outcome> {
  const slots = slotsOf(pipeline);
  const waiting = [...sources];
  const begun: Promise<Outcome>[] = [];
  let running = 0;
  const begin = (): void => {
    const { decoding, ahead, pixelsFor } = room();
    while (waiting.length > 0 && running < decoding && begun.length < Math.max(decoding, ahead)) {
      running++;
      const one = decodeOne(pipeline, waiting.shift() as Source, { ...options, pixelsFor }, isKnown, slots);
      const outcome = one.finally(() => {
        running--;
        begin();
      });
      // Whoever stops early awaits no more of them.
      outcome.catch(() => undefined);
      begun.push(outcome);
    }
    for (const source of waiting.slice(0, EXPECTED)) source.expect?.();
  };
  try {
    begin();
    for (let next = begun.shift(); next; next = begun.shift()) {
      begin();
      const outcome = await next;
      if ('error' in outcome) options.onUnread?.(outcome.source.path, outcome.error);
      yield outcome;
    }
  } finally {
    waiting.length = 0;
  }
}

async function decodeOne(
  pipeline: Pipeline,
  original: Source,
  { pixelsFor, ...options }: DecodeOptions & Pick<Room, 'pixelsFor'>,
  isKnown: (sha256: string, path: string) => boolean,
  slots: ReturnType<typeof slotsOf>,
): Promise<Outcome> {
  if (options.signal?.aborted) throw aborted();
  const frames = slots.shared.borrow();
  let file: Loan | undefined;
  const giveBack = (): void => {
    for (const loan of [file, frames]) loan?.giveBack();
  };
  let sha256: string | undefined;
  try {
    const head = await original.head();
    if (head.length === 0) throw emptyFile();
    if (!mayBeRead(pipeline, head, original.path)) throw notAPhotograph();
    file = (sharesFiles(pipeline, head, original.path) ? slots.shared : slots.plain).borrow();
    const source = readOnce(original, head, file.lend);
    const bytes = await source.read();
    sha256 = toHex(await pipeline.platform.sha256(bytes));
    if (isKnown(sha256, original.path)) {
      giveBack();
      return { source: original, sha256, known: true };
    }
    const maxPixels = (await pixelsFor?.(source)) ?? options.maxPixels;
    const decoded = await decodeFile(pipeline, source, { ...options, maxPixels }, frames.lend);
    if (!liesIn(bytes.buffer, decoded.frame)) file.giveBack();
    return { source: original, sha256, loan: { lend: frames.lend, giveBack }, ...decoded };
  } catch (error) {
    if (options.signal?.aborted) throw aborted();
    const reason = isHotpixError(error) ? error : unreadable([messageOf(error)], error);
    // Who took too long may still be writing.
    if (reason.code !== 'tookTooLong') giveBack();
    return { source: original, error: reason, ...(sha256 === undefined ? {} : { sha256 }) };
  }
}

/** @throws {HotpixError} `emptyFile`, `notAPhotograph`, `unreadable` with every decoder's reason or the one of the decoder whose files are called so, `tookTooLong`, `badFrame` or `aborted`. */
export async function decodeFile(
  pipeline: Pipeline,
  source: Source,
  options: DecodeOptions,
  lend?: DecodeContext['lend'],
): Promise<Decoded> {
  const seconds = options.timeout ?? 120;
  const { maxPixels = MAX_PIXELS, needsSamples = false, isAlone = false } = options;
  const decoded = await within(seconds, options.signal, (signal) =>
    askDecoders(pipeline, source, {
      ...{ signal, maxPixels, needsSamples, isAlone, platform: pipeline.platform },
      ...(lend && { lend }),
    }),
  );
  if (decoded === undefined) throw whyUnread(pipeline, source);
  return { ...decoded, frame: withCheckedSamples(withPlausibleFacts(decoded.frame)) };
}

/** Of a file without bytes each decoder has a word of its own, and most do not know it. */
async function askDecoders({ hooks }: Pipeline, source: Source, context: DecodeContext): Promise<Decoded | undefined> {
  if ((await source.head()).length === 0) throw emptyFile();
  return hooks.decode.promise(source, context);
}

/** What no decoder knows by its first bytes is never read whole, however large it is. */
function mayBeRead({ hooks, plugins }: Pipeline, head: Uint8Array, path: string): boolean {
  const decoders = plugins.flatMap(({ decode }) => decode ?? []);
  // Whoever tapped the hook without a decoder looks for himself.
  if (hooks.decode.taps.length > decoders.length) return true;
  return decoders.some((decoder) => matches(decoder, head, path));
}

/** Whether a decoder that may take the file wants it where threads see it; the others get copies. */
function sharesFiles({ plugins }: Pipeline, head: Uint8Array, path: string): boolean {
  return plugins.some(({ decode }) => decode?.sharesFiles && matches(decode, head, path));
}

/** A decoder that fails to look is asked again as it decodes, where its error is kept. */
function matches(decoder: Decoder, head: Uint8Array, path: string): boolean {
  try {
    return decoder.match(head, path);
  } catch {
    return true;
  }
}

/** Whether any samples of a frame are part of a file that has been read. */
function liesIn(file: ArrayBufferLike, frame: Frame): boolean {
  // Samples of a frame with components would be made as they are read.
  const { components } = frame;
  const parts = components ? [components.luma, components.cb, components.cr] : [frame];
  return parts.some(({ samples }) => samples.buffer === file);
}

function readOnce(source: Source, head: Uint8Array, lend: Lend): Source {
  let bytes: Promise<Uint8Array> | undefined;
  return { path: source.path, head: async () => head, read: () => (bytes ??= source.read(lend)) };
}

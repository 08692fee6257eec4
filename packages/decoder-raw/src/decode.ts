/** From the bytes of a raw file to its Frame, whoever unpacks it. */
import { HotpixError, isHotpixError, tooLarge, type DecodeContext, type Frame, type Source } from '@hotpix/core';
import { areSamplesInPlace, readSamples, type SampleLayout } from '@hotpix/dng';
import type { Answer, Task } from './answer.ts';
import { toFrame } from './frame.ts';
import { withMatrixByName } from './matrix-by-name.ts';
import { findMakerSamples, type MakerSamples } from './own/maker-samples.ts';
import { findOwnSamples, keepable, type OwnSamples } from './own/own-samples.ts';
import { isShared } from './own/shared.ts';
import type { Trust } from './own/trust.ts';
import { attempt, readRawFile } from './raw-file.ts';
import { refuseCrash, refuseFault, refuseHuge, refuseTruncated, refuseWithoutMosaic } from './refusal.ts';
import { hasRawName } from './signature.ts';

const LARGEST_FILE = 2 ** 30;

/** Who unpacks: a thread elsewhere, or this one. What it is handed it must not change but for `into`, nor keep. */
export type Unpack = (task: Task, context: Pick<DecodeContext, 'signal' | 'platform'>) => Promise<Answer>;

/**
 * The frame of a raw file.
 * @param trust what is known of the kinds of files that were read before
 * @throws {HotpixError} `refused`, `tooLarge`, `aborted`
 */
export async function decode(
  source: Source,
  context: DecodeContext,
  unpack: Unpack,
  trust: Trust,
): Promise<Frame | undefined> {
  const { signal, maxPixels } = context;
  if (signal.aborted) throw stopped();
  const bytes = (await source.read()) as Uint8Array<ArrayBuffer>;
  const file = readRawFile(source.path, bytes);
  if (file.isPicture || (file.isDamagedTiff && !hasRawName(source.path))) return undefined;
  const truncated = refuseTruncated(file);
  if (truncated) throw truncated;
  if (bytes.length > LARGEST_FILE) throw refuseHuge(bytes.length);
  const ask = (task: Task): Promise<Answer> =>
    unpack(task, context).catch((error: unknown) => {
      if (signal.aborted) throw stopped();
      throw isHotpixError(error) ? error : refuseCrash(file, error);
    });
  const answer = await answerTo(bytes, context, ask, trust);
  switch (answer.status) {
    case 'mosaic': {
      const facts = await withMatrixByName(file, answer.facts, (task) => ask({ ...task, maxPixels }));
      return toFrame(file, { ...answer, facts });
    }
    case 'noMosaic':
      throw refuseWithoutMosaic(file, answer.facts);
    case 'tooLarge':
      throw tooLarge(answer.width, answer.height, maxPixels);
    case 'failed':
      throw refuseFault(file, answer.fault, answer.words);
  }
}

/** Samples that are read here go where they are to be, if somebody lends memory for them. */
async function answerTo(
  bytes: Uint8Array<ArrayBuffer>,
  { maxPixels, lend }: DecodeContext,
  unpack: (task: Task) => Promise<Answer>,
  trust: Trust,
): Promise<Answer> {
  const own = attempt(() => findOwnSamples(bytes));
  const maker = own ? undefined : attempt(() => findMakerSamples(bytes));
  if (maker) return answerMaker(maker, { bytes, maxPixels }, lend, unpack, trust);
  const isHead = own !== undefined && own.head !== bytes;
  // Where threads see them already, they stay.
  const isThere = isHead && isShared(bytes) && areSamplesInPlace(bytes, own.layout);
  const fits = own !== undefined && own.layout.width * own.layout.height <= maxPixels;
  const into = fits && !isThere ? lentSamples(own.layout, lend) : undefined;
  const task = { maxPixels, ...(into && { into }) };
  const answer = isHead ? await answerByHead(bytes, own, task, unpack) : undefined;
  return answer ?? unpack({ ...task, bytes });
}

/** One file of a kind is read both here and by LibRaw. Until they agree LibRaw unpacks the others. */
async function answerMaker(
  { layout, kind }: MakerSamples,
  task: Task,
  lend: DecodeContext['lend'],
  unpack: (task: Task) => Promise<Answer>,
  trust: Trust,
): Promise<Answer> {
  const rules = layout.width * layout.height > task.maxPixels ? [] : trust.ask(kind);
  if (rules?.length === 0) return unpack(task);
  const into = rules && lentSamples(layout, lend);
  let answer: Answer | undefined;
  try {
    answer = await unpack({ ...task, maker: { layout, ...(rules && { rules }) }, ...(into && { into }) });
    return answer;
  } finally {
    trust.learn(kind, answer?.status === 'mosaic' ? answer.agreement : undefined);
  }
}

/** Only what is before the samples is handed on. `undefined` where that is not enough. */
async function answerByHead(
  bytes: Uint8Array<ArrayBuffer>,
  { head, layout }: OwnSamples,
  { maxPixels, into }: Pick<Task, 'maxPixels' | 'into'>,
  unpack: (task: Task) => Promise<Answer>,
): Promise<Answer | undefined> {
  const isPlain = areSamplesInPlace(bytes, layout);
  if (!isPlain && !(into && isShared(bytes))) return undefined;
  const answer = await unpack({ bytes: head, layout, maxPixels, ...(!isPlain && { file: bytes, into }) });
  if (answer.status === 'tooLarge') return answer;
  if (answer.status !== 'mosaic') return undefined;
  if (!isPlain) return answer;
  const samples = into ? readSamples(bytes, layout, into) : readSamples(bytes, layout);
  return samples && { ...answer, mosaic: { ...answer.mosaic, samples: keepable(samples) } };
}

function lentSamples({ width, height }: SampleLayout, lend: DecodeContext['lend']): Uint16Array | undefined {
  const lent = lend?.(2 * width * height);
  return lent && lent.byteOffset % 2 === 0 ? new Uint16Array(lent.buffer, lent.byteOffset, width * height) : undefined;
}

const stopped = (): HotpixError => new HotpixError('aborted', 'The decoding was stopped.');

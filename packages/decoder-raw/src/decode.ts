/** From the bytes of a raw file to its Frame, whoever unpacks it. */
import { HotpixError, isHotpixError, tooLarge, type DecodeContext, type Frame, type Source } from '@hotpix/core';
import { areSamplesInPlace, readSamples } from '@hotpix/dng';
import type { Answer, Task } from './answer.ts';
import { toFrame } from './frame.ts';
import { withMatrixByName } from './matrix-by-name.ts';
import { findOwnSamples, keepable } from './own-samples.ts';
import { attempt, readRawFile } from './raw-file.ts';
import { refuseCrash, refuseFault, refuseHuge, refuseTruncated, refuseWithoutMosaic } from './refusal.ts';
import { hasRawName } from './signature.ts';

const LARGEST_FILE = 2 ** 30;

/** Who unpacks: a thread elsewhere, or this one. What it is handed it must not change, nor keep. */
export type Unpack = (task: Task, signal: AbortSignal) => Promise<Answer>;

/** The frame of a raw file. @throws {HotpixError} `refused`, `tooLarge`, `aborted` */
export async function decode(source: Source, context: DecodeContext, unpack: Unpack): Promise<Frame | undefined> {
  const { signal, maxPixels } = context;
  if (signal.aborted) throw stopped();
  const bytes = (await source.read()) as Uint8Array<ArrayBuffer>;
  const file = readRawFile(source.path, bytes);
  if (file.isPicture || (file.isDamagedTiff && !hasRawName(source.path))) return undefined;
  const truncated = refuseTruncated(file);
  if (truncated) throw truncated;
  if (bytes.length > LARGEST_FILE) throw refuseHuge(bytes.length);
  const ask = (task: Task): Promise<Answer> =>
    unpack(task, signal).catch((error: unknown) => {
      if (signal.aborted) throw stopped();
      throw isHotpixError(error) ? error : refuseCrash(file, error);
    });
  const answer = await answerTo(bytes, maxPixels, ask);
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

/** Samples that need no unpacking stay where they are; only what is before them is handed on then. */
async function answerTo(
  bytes: Uint8Array<ArrayBuffer>,
  maxPixels: number,
  unpack: (task: Task) => Promise<Answer>,
): Promise<Answer> {
  const own = attempt(() => findOwnSamples(bytes));
  if (own && own.head !== bytes && areSamplesInPlace(bytes, own.layout)) {
    const { head, layout } = own;
    const answer = await unpack({ bytes: head, maxPixels, layout });
    const samples = readSamples(bytes, layout);
    if (answer.status === 'tooLarge') return answer;
    if (answer.status === 'mosaic' && samples)
      return { ...answer, mosaic: { ...answer.mosaic, samples: keepable(samples) } };
  }
  return unpack({ bytes, maxPixels });
}

const stopped = (): HotpixError => new HotpixError('aborted', 'The decoding was stopped.');

/** What becomes of one file, and what is wrong with that. */
import { createHotpix, isHotpixError, type Defect, type Frame } from '@hotpix/core';
import { sourceOf } from '@hotpix/core/testing';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { fixer } from '@hotpix/fixer';
import type { Site } from './site.ts';
import { YARDSTICKS, type Kind } from './yardsticks.ts';

export interface Outcome {
  readonly path: string;
  readonly kind: Kind;
  /** `repaired`, or the reason why not with numbers left out. */
  readonly became: string;
  readonly reason?: string;
  readonly findings: readonly string[];
}

/** Smaller ones hold too little to repair from. */
const LEAST_SIDE = 32;
const DAMAGED = /damaged|cut short|intact|Copy (it|the file) again/;
const hotpix = createHotpix({ plugins: [jpegDecoder(), fixer()] });

/** @returns undefined for a file of another kind */
export async function examine(path: string, bytes: Uint8Array): Promise<Outcome | undefined> {
  const kind = kindOf(bytes);
  if (!kind) return undefined;
  const yardstick = YARDSTICKS[kind];
  try {
    const source = sourceOf(path, bytes);
    const decoded = await hotpix.decode(source);
    const { frame } = decoded;
    if (Math.min(frame.width, frame.height) < LEAST_SIDE) return { path, kind, became: 'too small', findings: [] };
    const defects = madeUpMap(frame);
    const patches = await hotpix.propose(frame, defects);
    const written = await hotpix.write(source, decoded, patches);
    return {
      path,
      kind,
      became: 'repaired',
      findings: await yardstick.compare(bytes, written.bytes, sitesOf(defects)),
    };
  } catch (error) {
    const { message } = error as Error;
    const became = message.replace(/\d+/g, 'N').slice(0, 160);
    const findings = [
      ...(isHotpixError(error) ? [] : ['an error that is not in words']),
      ...(DAMAGED.test(message) && (await yardstick.isIntact(bytes)) ? [`called damaged: ${became}`] : []),
    ];
    return { path, kind, became, reason: message, findings };
  }
}

function kindOf(bytes: Uint8Array): Kind | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start.startsWith('ffd8ff')) return 'jpeg';
  if (start === '89504e47') return 'png';
  return /^(49492[ab]00|4d4d002[ab])$/.test(start) ? 'tiff' : undefined;
}

/** Single pixels and a cluster, spread over the picture. */
function madeUpMap({ width, height }: Frame): Defect[] {
  const at = (u: number, v: number, side: number): Defect => {
    const [x, y] = [Math.floor(u * (width - side)), Math.floor(v * (height - side))];
    const figures = { amplitude: 100, rate: 1, frames: 20, score: 30, confidence: 1 };
    return { x, y, kind: 'hot', ...figures, extent: { x, y, width: side, height: side } };
  };
  return [at(0.2, 0.3, 1), at(0.5, 0.5, 3), at(0.9, 0.7, 1), at(1, 0, 1)];
}

/** Every pixel of the defects. */
const sitesOf = (defects: readonly Defect[]): Site[] =>
  defects.flatMap(({ extent: { x, y, width, height } }) =>
    Array.from({ length: width * height }, (_, at) => ({ x: x + (at % width), y: y + Math.floor(at / width) })),
  );

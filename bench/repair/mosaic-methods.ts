/** What repairs mosaics. */
import { applyPatches, createHotpix, type Defect, type Frame, type Rectangle } from '@hotpix/core';
import { fixer, type FixerOptions } from '@hotpix/fixer';
import { toDng, type Shot } from '@hotpix/simulator';
import { isInstalled, readPgm, run } from './programs.ts';
import { darktableRule, rawTherapeeRule, type Rule } from './rules.ts';

/** A damaged frame, as the methods see it. */
export interface Damaged {
  readonly shot: Shot;
  readonly frame: Frame;
  readonly sites: readonly Rectangle[];
}

export interface MosaicMethod {
  readonly name: string;
  /** Whether it serves such frames. */
  serves(frame: Frame): boolean;
  /** All samples of the repaired frame. */
  repair(damaged: Damaged): Promise<ArrayLike<number>>;
}

export const MOSAIC_METHODS: readonly MosaicMethod[] = [
  ours('lmmse'),
  ours('mean'),
  ours('median'),
  ours('max'),
  dcraw(),
  byRule('RawTherapee', rawTherapeeRule, ({ mosaic }) => mosaic?.length === 2),
  byRule('darktable', darktableRule(), () => true),
];

function ours(method: NonNullable<FixerOptions['method']>): MosaicMethod {
  const hotpix = createHotpix({ plugins: [fixer({ method })] });
  return {
    name: `hotpix ${method}`,
    serves: () => true,
    repair: async ({ frame, sites }) => applyPatches(frame, await hotpix.propose(frame, sites.map(defectOf))),
  };
}

/** A defect of which nothing but the extent is known. */
export function defectOf(extent: Rectangle): Defect {
  const figures = { amplitude: 0, rate: 1, frames: 1, score: 0, confidence: 1 };
  return { x: extent.x, y: extent.y, kind: 'stuck', ...figures, extent };
}

/** dcraw itself with a list of bad pixels, in document mode: the mosaic comes out as it would be developed. */
function dcraw(): MosaicMethod {
  return {
    name: 'dcraw -P',
    serves: ({ mosaic }) => mosaic !== undefined && isInstalled('dcraw'),
    repair: async ({ shot, frame, sites }) => {
      const list = pixelsOf(sites).map(({ x, y }) => `${x} ${y} 0\n`);
      const files = { 'frame.dng': toDng(shot), list: list.join('') };
      const { samples, width, height } = readPgm(
        run('dcraw', ['-D', '-4', '-P', 'list', 'frame.dng'], files, 'frame.pgm'),
      );
      if (width !== frame.width || height !== frame.height) throw new Error('Expected dcraw to keep the whole frame.');
      return samples;
    },
  };
}

function byRule(name: string, rule: Rule, serves: MosaicMethod['serves']): MosaicMethod {
  return {
    name,
    serves,
    repair: async ({ frame, sites }) => {
      const bad = pixelsOf(sites);
      const set = new Set(bad.map(({ x, y }) => y * frame.width + x));
      const isBad = (x: number, y: number): boolean => set.has(y * frame.width + x);
      const repaired = Float64Array.from(frame.samples);
      for (const { x, y } of bad) {
        const at = y * frame.width + x;
        repaired[at] = rule(frame, x, y, isBad) ?? repaired[at];
      }
      return repaired;
    },
  };
}

export function pixelsOf(sites: readonly Rectangle[]): { x: number; y: number }[] {
  return sites.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => ({ x: x + (i % width), y: y + Math.floor(i / width) })),
  );
}

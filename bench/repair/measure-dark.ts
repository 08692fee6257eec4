/** Hot pixels whose dark signal is known about, replaced and subtracted, held against the truth. */
import { applyPatches, createHotpix, type Defect, type Frame } from '@hotpix/core';
import { fixer } from '@hotpix/fixer';
import { BAYER, createCamera, type CameraOptions } from '@hotpix/simulator';
import { ErrorTally, type ErrorFigures } from './error.ts';
import { LAYOUTS } from './layouts.ts';
import { NOISELESS } from './measure-mosaics.ts';
import { FRAME, type SceneSet } from './scenes.ts';

export interface DarkRow {
  readonly scenes: string;
  readonly iso: number;
  /** Of the dark signal, as a share of the range. */
  readonly dark: number;
  readonly replaced: ErrorFigures;
  readonly subtracted: ErrorFigures;
  /** Share of the pixels that were subtracted. */
  readonly share: number;
}

const SIGNALS = [0.003, 0.01, 0.03, 0.1];
const ISOS = [100, 1600];
const EXPOSURE = 1 / 2;
/** What the dark signal differs by from what is known of it, by turns: a degree, or two, of the sensor. */
const DIFFERENCES = [0.9, 1.1, 0.8, 1.2, 1];
const [SINGLE] = LAYOUTS;

/** @yields a row of each set of scenes, sensitivity and strength */
export async function* measureDark(sets: readonly SceneSet[]): AsyncGenerator<DarkRow> {
  const options: CameraOptions = { ...FRAME, seed: 5, defects: [], mosaic: BAYER.RGGB };
  const cameras = { real: createCamera(options), ideal: createCamera({ ...options, ...NOISELESS }) };
  for (const set of sets) {
    for (const iso of ISOS)
      for (const dark of SIGNALS) yield { scenes: set.name, iso, dark, ...(await measure(cameras, set, iso, dark)) };
  }
}

async function measure(
  { real, ideal }: Readonly<Record<'real' | 'ideal', ReturnType<typeof createCamera>>>,
  { count, scene }: SceneSet,
  iso: number,
  dark: number,
): Promise<Pick<DarkRow, 'replaced' | 'subtracted' | 'share'>> {
  const [replaced, subtracted] = [new ErrorTally(), new ErrorTally()];
  let [own, all] = [0, 0];
  for (let index = 0; index < count; index++) {
    const view = await scene(index);
    const truth = ideal.photograph(view, { iso: 100, exposure: EXPOSURE, index });
    const shot = real.photograph(view, { iso, exposure: EXPOSURE, index });
    const { width, height, mosaic, active, bits, black, white, camera } = shot;
    const samples = shot.samples.slice();
    const signal = dark * (white - black);
    const defects = SINGLE.sites(width, height).map((extent, i): Defect => {
      const at = extent.y * width + extent.x;
      // Its shot noise is left out, which the square root of so few electrons would make.
      samples[at] = Math.min(white, samples[at] + Math.round(signal * DIFFERENCES[i % DIFFERENCES.length]));
      const figures = { amplitude: signal, rate: 1, frames: 20, score: 30, confidence: 1 };
      return { x: extent.x, y: extent.y, kind: 'hot', ...figures, extent, fit: { offset: 0, rate: signal / EXPOSURE } };
    });
    const shape = { width, height, channels: 1 as const, ...(mosaic && { mosaic }), active, bits, black, white };
    const frame: Frame = { ...shape, samples, lossy: false, camera, capture: { iso, exposure: EXPOSURE } };
    for (const [tally, subtractDark] of [
      [replaced, false],
      [subtracted, true],
    ] as const) {
      const patches = await createHotpix({ plugins: [fixer({ subtractDark })] }).propose(frame, defects);
      const repaired = applyPatches(frame, patches);
      const seen = defects.map(({ x, y }) => y * width + x).filter((at) => truth.samples[at] < white);
      tally.add(seen.map((at) => (repaired[at] - truth.samples[at]) / (white - black)));
      if (!subtractDark) continue;
      own += patches.filter(({ method }) => method.startsWith('dark')).length;
      all += defects.length;
    }
  }
  return { replaced: replaced.figures, subtracted: subtracted.figures, share: own / all };
}

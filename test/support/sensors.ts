/** Sensors that the simulator does not have: moved mosaics, and photographs made of those of its monochrome camera. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDng } from '@hotpix/dng';
import {
  createCamera,
  mixedSettings,
  procedural,
  type CameraOptions,
  type Defect,
  type Scene,
  type Shot,
  XTRANS,
} from '@hotpix/simulator';
import sharp from 'sharp';
import { CAMERA, DEFECTS } from './camera.ts';

/** The X-Trans mosaic from another of its pixels on. */
export function movedXTrans(dx: number, dy: number): string[] {
  return XTRANS.map((_, y) => Array.from({ length: 6 }, (__, x) => XTRANS[(y + dy) % 6][(x + dx) % 6]).join(''));
}

/** Photographs by a monochrome camera of what `scene` shows. */
function shoot(camera: CameraOptions, frames: number, scene: (index: number) => Scene): Shot[] {
  const { photograph } = createCamera({ ...camera, mosaic: 'none' });
  return Array.from({ length: frames }, (_, index) =>
    photograph(scene(index), { ...mixedSettings(camera.seed ?? 1, index), index }),
  );
}

const scene = (index: number): Scene => procedural(13, index);

/** Writes DNG files of a sensor whose filters let through the given shares of the light. */
export async function shootMosaic(
  folder: string,
  mosaic: readonly string[],
  shares: Readonly<Record<string, number>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const shot of shoot(CAMERA, 8, scene)) {
    const { width, height, active, black, white, iso, exposure, taken, camera } = shot;
    const samples = shot.samples.map((value, i) => {
      const row = mosaic[Math.floor(i / width) % mosaic.length];
      return Math.round(black + shares[row[(i % width) % row.length]] * (value - black));
    });
    const facts = { iso, exposure, taken, ...camera };
    const dng = writeDng({ samples, width, height, mosaic, active, black, white, ...facts });
    await writeFile(join(folder, `frame-${shot.index}.dng`), dng);
  }
}

/** A defect of a three-chip camera shows in one colour; levels are those of 16 bits instead of 14. */
const CHIPS: readonly (readonly Defect[])[] = [0, 1, 2].map((chip) =>
  DEFECTS.filter((_, i) => i % 3 === chip).map((defect) =>
    defect.level === undefined ? defect : { ...defect, level: 4 * defect.level },
  ),
);

/** Writes 16-bit RGB pictures of a three-chip camera, the whole stored frame. */
export async function shootRgb(folder: string, format: 'tiff' | 'png'): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { width = 0, height = 0 } = CAMERA;
  const chips = CHIPS.map((defects, i) =>
    shoot({ ...CAMERA, active: { x: 0, y: 0, width, height }, seed: 13 + i, bits: 16, defects }, 8, scene),
  );
  for (let index = 0; index < 8; index++) {
    const samples = new Uint16Array(width * height * 3);
    chips.forEach((shots, channel) => shots[index].samples.forEach((value, i) => (samples[3 * i + channel] = value)));
    const picture = sharp(samples, { raw: { width, height, channels: 3 } }).toColourspace('rgb16');
    const file = format === 'tiff' ? picture.tiff({ compression: 'none' }) : picture.png();
    await writeFile(join(folder, `frame-${index}.${format}`), await file.toBuffer());
  }
}

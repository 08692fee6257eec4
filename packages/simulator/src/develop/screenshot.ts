/** Pictures that no camera took. */
import { stream } from '../random/random.ts';
import type { Size } from '../scenes/scene.ts';
import type { Picture } from './develop.ts';
import { fill, write } from './overlay.ts';

/** Screenshot number `index`: a bar at the top, icons at the side and the bottom, the same in all; windows that differ. */
export function screenshot(seed: number, index: number, { width, height }: Size): Picture {
  const picture: Picture = { data: new Uint8Array(width * height * 3), width, height, channels: 3 };
  fill(picture, { x: 0, y: 0, width, height }, [40, 70, 110], 1);
  drawWindows(picture, seed, index);
  fill(picture, { x: 0, y: 0, width, height: 28 }, [235, 235, 238], 1);
  write(picture, 'File Edit View Window Help', { x: 40, y: 7, dot: 2, ink: [20, 20, 20], opacity: 1 });
  write(picture, `12:${String(10 + (index % 50))}`, { x: width - 100, y: 7, dot: 2, ink: [20, 20, 20], opacity: 1 });
  const random = stream(seed, 'icons');
  const colour = (): number => random.integer(0, 256);
  for (let i = 0; i < 8; i++) {
    const [x, y] = [Math.round(width / 2) + (i - 4) * 60, height - 56];
    fill(picture, { x, y, width: 44, height: 44 }, [colour(), colour(), colour()], 1);
    write(picture, 'ab', { x: x + 8, y: y + 12, dot: 2, ink: [255, 255, 255], opacity: 1 });
    fill(picture, { x: width - 70, y: 60 + 80 * i, width: 40, height: 40 }, [colour(), colour(), colour()], 1);
    write(picture, 'doc', { x: width - 70, y: 104 + 80 * i, dot: 1, ink: [255, 255, 255], opacity: 1 });
  }
  return picture;
}

function drawWindows(picture: Picture, seed: number, index: number): void {
  const random = stream(seed, 'windows', index);
  for (let i = random.integer(1, 5); i > 0; i--) {
    const [width, height] = [random.integer(200, picture.width), random.integer(150, picture.height)];
    const [x, y] = [random.integer(0, picture.width - 150), random.integer(28, picture.height - 100)];
    fill(picture, { x, y, width, height }, [250, 250, 250], 1);
    fill(picture, { x, y, width, height: 24 }, [210, 212, 216], 1);
    for (let line = 0; line < height / 24 - 2; line++) {
      const letters = Array.from({ length: random.integer(4, Math.max(5, width >> 4)) }, () =>
        String.fromCharCode(97 + random.integer(0, 26)),
      );
      write(picture, letters.join(''), { x: x + 12, y: y + 34 + 24 * line, dot: 2, ink: [30, 30, 30], opacity: 1 });
    }
  }
}

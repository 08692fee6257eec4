/** Where in a photograph a defect is to be looked for: the whole picture made small, upright, with the place marked. */
import type { Photograph, Result } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { whole } from '../model/format.ts';
import { turned, turnedSize } from '../model/orientation.ts';
import { middleOf } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';

type Frame = NonNullable<Result['frame']>;

/** The place in pixels of the upright picture, as viewers and raw developers count them. */
export function whereabouts(photograph: Photograph, defect: RankedDefect, { active }: Frame): HTMLElement | undefined {
  const picture = pictureOf(photograph);
  if (!picture) return undefined;
  const { x, y } = middleOf(defect);
  const { orientation } = photograph;
  const place = turned({ x: x - active.x, y: y - active.y }, active, orientation);
  const size = turnedSize(active, orientation);
  const mark = element('span', { class: 'mark' });
  mark.style.left = `${(100 * (place.x + 0.5)) / size.width}%`;
  mark.style.top = `${(100 * (place.y + 0.5)) / size.height}%`;
  const words = `${whole(place.x)} from the left, ${whole(place.y)} from the top of ${whole(size.width)} × ${whole(size.height)}`;
  return element(
    'div',
    { class: 'whereabouts' },
    element('span', { class: 'picture' }, picture, mark),
    element('small', {}, `In a viewer: ${words}.`),
  );
}

/** Undefined where the samples are damaged. */
function pictureOf({ width, height, samples, orientation, path }: Photograph): HTMLCanvasElement | undefined {
  const bytes = decode(samples);
  if (bytes?.length !== 3 * width * height || bytes.length === 0) return undefined;
  const size = turnedSize({ width, height }, orientation);
  const canvas = element('canvas', { width: size.width, height: size.height, role: 'img', 'aria-label': path });
  const image = new ImageData(size.width, size.height);
  for (let i = 0; i < width * height; i++) {
    const { x, y } = turned({ x: i % width, y: Math.floor(i / width) }, { width, height }, orientation);
    for (let c = 0; c < 3; c++) image.data[4 * (y * size.width + x) + c] = bytes.charCodeAt(3 * i + c);
    image.data[4 * (y * size.width + x) + 3] = 255;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

function decode(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

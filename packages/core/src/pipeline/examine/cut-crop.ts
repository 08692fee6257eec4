/** The surroundings of a defect in one photograph. */
import { grow, intersection, placeOf } from '@hotpix/result';
import { toBase64 } from '../../base64.ts';
import { rowsOf } from '../../frame.ts';
import type { Crop, Defect, Frame, Rectangle } from '../../nouns.ts';

/** Pixels to each side of the defect, or of the middle of a line. */
const MARGIN = 8;

/** @param repaired rows of the repaired photograph, which tell how far the defect is from what would be there without it */
export function cutCrop(frame: Frame, repaired: RowsOf | undefined, defect: Defect, path: string): Crop {
  const { channels, active } = frame;
  const samples = rowsOf(frame);
  const box = boxOf(defect, active);
  const own = { ...box, path, channels, samples: encode(samples, frame, box) };
  if (!repaired) return own;
  return { ...own, repaired: encode(repaired, frame, box), difference: differenceOf(frame, repaired, defect, box) };
}

/** Gives rows of samples. */
type RowsOf = (y: number) => Frame['samples'];

function encode(samples: RowsOf, { channels }: Frame, box: Rectangle): string {
  const bytes = new Uint8Array(box.width * box.height * channels * 2);
  const view = new DataView(bytes.buffer);
  for (let row = 0, to = 0; row < box.height; row++) {
    const own = samples(box.y + row).subarray(box.x * channels, (box.x + box.width) * channels);
    for (let i = 0; i < own.length; i++, to += 2) view.setUint16(to, own[i], true);
  }
  return toBase64(bytes);
}

/** Of a pixel in its channel, in DN; of a line the mean over what the crop shows of it. */
function differenceOf(frame: Frame, repaired: RowsOf, defect: Defect, box: Rectangle): number {
  const { channels } = frame;
  const samples = rowsOf(frame);
  const area = intersection(box, placeOf(defect)) ?? { x: defect.x, y: defect.y, width: 1, height: 1 };
  const channel = channels === 3 ? Math.max(0, 'RGB'.indexOf(defect.colour ?? 'G')) : 0;
  let sum = 0;
  for (let y = area.y; y < area.y + area.height; y++) {
    const [own, others] = [samples(y), repaired(y)];
    for (let x = area.x; x < area.x + area.width; x++)
      sum += own[x * channels + channel] - others[x * channels + channel];
  }
  return Math.round(sum / Math.max(1, area.width * area.height));
}

/** What a crop shows. The position of a line is its end, where half of a crop would show nothing of it: its middle is shown. */
export function boxOf(defect: Defect, within: Rectangle): Rectangle {
  const { x, y, width, height } = placeOf(defect);
  const middle = { x: x + Math.floor(width / 2), y: y + Math.floor(height / 2), width: 1, height: 1 };
  return grow(middle, MARGIN, within);
}

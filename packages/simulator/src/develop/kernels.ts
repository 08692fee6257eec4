/** Linear demosaicing filters, as weights of the samples around a pixel. */
import { invalid } from '../invalid.ts';
import { colourIndex, COLOURS } from '../sensor/mosaic.ts';

/**
 * bilinear: mean of the nearest samples of a colour. gradient: the same, corrected by the gradient of the pixel's own
 * colour, for Bayer mosaics (Malvar, He and Cutler, "High-quality linear interpolation for demosaicing of
 * Bayer-patterned color images", ICASSP 2004).
 */
export type Demosaic = 'bilinear' | 'gradient';

/** Weight of the sample at that distance, at most REACH either way. */
export interface Tap {
  readonly dx: number;
  readonly dy: number;
  readonly weight: number;
}

/** How far a filter reaches in pixels. */
export const REACH = 2;

const SIDE = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH);
const WINDOW = SIDE.flatMap((dy) => SIDE.map((dx) => ({ dx, dy })));

/** The figures of the paper in eighths, by rows of the window; BESIDE for a colour that lies left and right. */
const GREEN = [0, 0, -1, 0, 0, 0, 0, 2, 0, 0, -1, 2, 4, 2, -1, 0, 0, 2, 0, 0, 0, 0, -1, 0, 0];
const BESIDE = [0, 0, 0.5, 0, 0, 0, -1, 0, -1, 0, -1, 4, 5, 4, -1, 0, -1, 0, -1, 0, 0, 0, 0.5, 0, 0];
const DIAGONAL = [0, 0, -1.5, 0, 0, 0, 2, 0, 2, 0, -1.5, 0, 6, 0, -1.5, 0, 2, 0, 2, 0, 0, 0, -1.5, 0, 0];

/**
 * The filter for one colour of the camera at a pixel of that phase of the mosaic.
 * @throws {RangeError} for the gradient filter on a mosaic that is not Bayer's.
 */
export function tapsFor(demosaic: Demosaic, mosaic: readonly string[], x: number, y: number, colour: number): Tap[] {
  if (demosaic === 'gradient' && mosaic.length !== 2) {
    throw invalid('demosaic', "'bilinear' for a mosaic that is not Bayer's", demosaic);
  }
  if (colourIndex(mosaic, x, y) === colour) return [{ dx: 0, dy: 0, weight: 1 }];
  return demosaic === 'gradient' ? gradientTaps(mosaic, x, y, colour) : bilinearTaps(mosaic, x, y, colour);
}

/**
 * Weighted by the inverse square of the distance. Of a Bayer mosaic the adjacent samples are enough, which is bilinear
 * interpolation; X-Trans has single samples amid empty space, which would turn into squares.
 */
function bilinearTaps(mosaic: readonly string[], x: number, y: number, colour: number): Tap[] {
  const period = mosaic.length;
  const same = WINDOW.filter(({ dx, dy }) => colourIndex(mosaic, x + dx + period, y + dy + period) === colour);
  const isAdjacent = ({ dx, dy }: Omit<Tap, 'weight'>): boolean => Math.max(Math.abs(dx), Math.abs(dy)) === 1;
  const taps = (period === 2 ? same.filter(isAdjacent) : same).map((tap) => {
    return { ...tap, weight: 1 / (tap.dx * tap.dx + tap.dy * tap.dy) };
  });
  const sum = taps.reduce((total, { weight }) => total + weight, 0);
  return taps.map((tap) => ({ ...tap, weight: tap.weight / sum }));
}

function gradientTaps(mosaic: readonly string[], x: number, y: number, colour: number): Tap[] {
  const isGreen = (index: number): boolean => COLOURS[index] === 'G';
  const eighths = isGreen(colour) ? GREEN : isGreen(colourIndex(mosaic, x, y)) ? BESIDE : DIAGONAL;
  const isUpright = eighths === BESIDE && colourIndex(mosaic, x + 1, y) !== colour;
  const taps = WINDOW.map(({ dx, dy }, i) => {
    return { ...(isUpright ? { dx: dy, dy: dx } : { dx, dy }), weight: eighths[i] / 8 };
  });
  return taps.filter(({ weight }) => weight !== 0);
}

/** Takes smears out of a JPEG. */
import type { JpegPlane } from '../coefficients/plane.ts';
import { JpegError } from '../errors.ts';
import { openBlocks, type OpenOptions } from '../open-jpeg.ts';
import type { EncodedJpeg } from '../rewrite.ts';
import { estimateBlock } from './estimate-block.ts';
import { krigingOf } from './kriging.ts';
import { roundingCovariance } from './rounding.ts';
import { blocksAround } from './blocks-around.ts';
import { Smear } from './smear.ts';
import { isSubsampled, mostOf, spotIn, type Sampling, type Spot } from './spot.ts';
import { Window } from './window.ts';

/** A block that was changed. */
export interface ChangedBlock {
  /** The component's name in the file, as `JpegPlane.id`. */
  readonly component: number;
  /** In blocks of the component. */
  readonly x: number;
  readonly y: number;
}

export interface RepairedJpeg extends EncodedJpeg {
  readonly changed: readonly ChangedBlock[];
}

export interface RepairOptions extends OpenOptions {
  /**
   * Asked again and again while blocks are estimated, which may take long: what it promises, if it does, is waited for, and its error ends
   * the repair.
   */
  readonly turn?: () => Promise<void> | undefined;
}

/**
 * The file without the defects at these spots. Only the blocks that show one are changed, in each component by itself; all
 * others keep their coefficients, and the file all else.
 * @param spots how far the smear of each defect reaches: 3 to 7 pixels around a hot pixel, more for clusters and lines
 * @throws {JpegError} as openJpeg and OpenJpeg.encode do, and `badSpot` for spots outside the picture, or so large that nothing
 * good is near
 */
export async function repairJpeg(
  bytes: Uint8Array,
  spots: readonly Spot[],
  { turn = () => undefined, ...options }: RepairOptions = {},
): Promise<RepairedJpeg> {
  const jpeg = openBlocks(bytes, options, (structure) => blocksAround(structure, spots));
  const most = mostOf(jpeg.planes);
  const changed: ChangedBlock[] = [];
  for (const plane of jpeg.planes) changed.push(...(await repairPlane(plane, spots, most, turn)));
  return { ...jpeg.encode(), changed };
}

async function repairPlane(
  plane: JpegPlane,
  spots: readonly Spot[],
  most: Sampling,
  turn: () => Promise<void> | undefined,
): Promise<ChangedBlock[]> {
  const smear = new Smear(plane);
  const own = spots.map((spot) => spotIn(plane, spot, most));
  for (const spot of own) smear.mark(spot);
  // Chroma of fewer samples is a mean of pixels, whose centre lies anywhere between them.
  if (!isSubsampled(plane, most)) for (const spot of own) smear.mirror(spot);
  const rounding = roundingCovariance(plane.quantisation);
  let kriging = krigingOf(rounding);
  const window = new Window(smear);
  const estimates: { readonly block: number; readonly delta: ReturnType<typeof estimateBlock> }[] = [];
  for (const block of smear.blocks()) {
    estimates.push({ block, delta: estimateBlock(window, kriging, block) });
    const waiting = turn();
    if (!waiting) continue;
    await waiting;
    // Another repair may have taken its memory meanwhile.
    kriging = krigingOf(rounding);
  }
  return estimates.flatMap(({ block, delta }) => {
    const [x, y] = [block % plane.stride, Math.floor(block / plane.stride)];
    if (!delta) {
      throw new JpegError(
        'badSpot',
        `Expected spots with good pixels near them, got a hole around block (${x}, ${y}) of component ${plane.id}.`,
      );
    }
    return plane.change(x, y, delta) ? [{ component: plane.id, x, y }] : [];
  });
}

import { binomialTail } from '@hotpix/statistics';
import type { SelfCheck } from './check-input.ts';

/** Side of a JPEG block in pixels. */
const BLOCK = 8;
/** Share of the pixels that lie at a corner of a block. */
const SHARE = 1 / 16;
/** So many hits at corners are an accident this seldom. */
const SELDOM = 1e-3;

/** Whether finds in pictures of a block codec gather at the corners of its blocks, where they would be artefacts. */
export const blockCorners: SelfCheck = ({ defects, context: { shape } }) => {
  if (!shape.lossy || shape.mosaic || defects.length === 0) return undefined;
  const atEdge = (position: number): boolean => position % BLOCK === 0 || position % BLOCK === BLOCK - 1;
  const corners = defects.filter(({ x, y }) => atEdge(x) && atEdge(y)).length;
  const isOdd = binomialTail(defects.length, corners, SHARE) < SELDOM;
  const what = `${corners} of the ${defects.length} defects lie at corners of the picture's 8x8 blocks, where chance puts ${(SHARE * defects.length).toFixed(1)}`;
  return {
    name: 'blockCorners',
    status: isOdd ? 'warning' : 'passed',
    message: isOdd ? `${what}. Those may be artefacts of compression.` : `${what}.`,
    value: corners,
  };
};

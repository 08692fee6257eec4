/** Where an X-Trans mosaic begins, told by the samples alone. */
import type { RawMosaic } from './answer.ts';

/**
 * The one layout of X-Trans, without the names of its two rarer colours. All 52 X-Trans entries of rawspeed's cameras.xml are
 * translations of it, and so are its mirror images, its transpose, and the layout with red and blue swapped.
 */
const LAYOUT = ['GGPGGQ', 'GGQGGP', 'QPGPQG', 'GGQGGP', 'GGPGGQ', 'PQGQPG'] as const;
const PERIOD = LAYOUT.length;
const LETTERS = 'GPQ';

/** Green comes back after 3 pixels either way, and a step of 3 in x or y only swaps the other two. */
const GREEN_PERIOD = 3;
const PHASES = Array.from({ length: GREEN_PERIOD ** 2 }, (_, phase) =>
  translated(phase % GREEN_PERIOD, Math.floor(phase / GREEN_PERIOD)),
);

/** Blocks of 6x6 pixels that are asked, spread over the picture. */
const MOST_BLOCKS = 4096;
/** Noise gives each phase a ninth of the votes; two fifths of 64 then come about in less than one of a million frames. */
const LEAST_BLOCKS = 64;
const LEAST_SHARE = 2 / 5;
/** How many times the votes of the second. */
const LEAST_LEAD = 2;

/**
 * The mosaic anchored at the stored pixel (0, 0), with G for green, and P and Q for red and blue, nobody knows which: by the
 * light of one picture that would be a guess, and frames with different guesses would count as those of two cameras.
 * Each block votes for the phase whose colours explain most of its variance. `undefined` where no phase stands out, as in
 * a dark frame.
 */
export function estimateXTrans(raw: RawMosaic): readonly string[] | undefined {
  const votes = PHASES.map(() => 0);
  let blocks = 0;
  for (const block of blocksOf(raw)) {
    const shares = PHASES.map(({ classes }) => explained(block, classes));
    const best = Math.max(...shares);
    if (best === 0) continue;
    blocks++;
    votes[shares.indexOf(best)]++;
  }
  const [first, second] = [...votes].sort((a, b) => b - a);
  const isClear = blocks >= LEAST_BLOCKS && first >= LEAST_SHARE * blocks && first >= LEAST_LEAD * second;
  return isClear ? PHASES[votes.indexOf(first)].rows : undefined;
}

function translated(dx: number, dy: number): { rows: readonly string[]; classes: readonly number[] } {
  const rows = LAYOUT.map((_, y) => {
    const row = LAYOUT[(y + dy) % PERIOD];
    return row.slice(dx) + row.slice(0, dx);
  });
  return { rows, classes: Array.from(rows.join(''), (letter) => LETTERS.indexOf(letter)) };
}

/** The samples of each block in rows, of blocks that begin at multiples of the period in the stored frame. */
function* blocksOf({ samples, width, left, top, activeWidth, activeHeight }: RawMosaic): Generator<number[]> {
  const [x0, y0] = [Math.ceil(left / PERIOD) * PERIOD, Math.ceil(top / PERIOD) * PERIOD];
  const [right, bottom] = [left + activeWidth - PERIOD, top + activeHeight - PERIOD];
  const all = (activeWidth / PERIOD) * (activeHeight / PERIOD);
  const step = PERIOD * Math.max(1, Math.ceil(Math.sqrt(all / MOST_BLOCKS)));
  for (let y = y0; y <= bottom; y += step) {
    for (let x = x0; x <= right; x += step) {
      yield Array.from(
        { length: PERIOD ** 2 },
        (_, i) => samples[(y + Math.floor(i / PERIOD)) * width + x + (i % PERIOD)],
      );
    }
  }
}

/** Share of a block's variance that lies between the means of its colours, 0 to 1; 0 where nothing varies. */
function explained(block: readonly number[], classes: readonly number[]): number {
  const mean = block.reduce((sum, value) => sum + value, 0) / block.length;
  const sums = Array.from(LETTERS, () => 0);
  const counts = Array.from(LETTERS, () => 0);
  let total = 0;
  block.forEach((value, i) => {
    const difference = value - mean;
    total += difference * difference;
    sums[classes[i]] += difference;
    counts[classes[i]]++;
  });
  return total === 0 ? 0 : sums.reduce((between, sum, i) => between + (sum * sum) / counts[i], 0) / total;
}

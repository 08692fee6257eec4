/** Ways to decode a JPEG, in turns, so that what slows the machine slows them all. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPlaneDecoder, planesOf, planesToRgb, type PlaneLayout } from '@hotpix/jpeg';
import sharp from 'sharp';

export interface Figure {
  readonly name: string;
  /** Of the processor, the median over photographs and rounds. */
  readonly milliseconds: number;
  /** Times the first way, the median of the ratios within a turn. */
  readonly ratio: number;
}

type Way = (file: Uint8Array) => unknown;

/** Memory is lent again and again, as a scan does. */
function ways(largest: PlaneLayout): Readonly<Record<string, Way>> {
  const decoder = createPlaneDecoder();
  const planes = largest.components.map(({ width, height }) => new Uint8Array(width * height));
  const rgb = new Uint8Array(3 * largest.width * largest.height);
  return {
    'sharp, RGB': (file) => sharp(file, { ignoreIcc: true }).raw().toBuffer(),
    planes: (file) => decoder.decode(file, planes),
    'planes, then RGB': (file) => {
      decoder.decode(file, planes);
      planesToRgb(planesOf(file)!, planes, rgb);
    },
  };
}

/** @param files of one size and form */
export async function measure(files: readonly Uint8Array[], rounds: number): Promise<Figure[]> {
  sharp.concurrency(1);
  sharp.cache(false);
  const all = Object.entries(ways(planesOf(files[0])!));
  const times = all.map((): number[] => []);
  // Before the first round everything is compiled, and memory is taken.
  for (let round = -1; round < rounds; round++) {
    for (const file of files) {
      for (const [i, [, way]] of all.entries()) {
        const taken = await timeOf(() => way(file));
        if (round >= 0) times[i].push(taken);
      }
    }
  }
  return all.map(([name], i) => ({
    name,
    milliseconds: median(times[i]),
    ratio: median(times[i].map((time, turn) => time / times[0][turn])),
  }));
}

/** Collects garbage, so that no way pays for what another has left. */
const collect = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

async function timeOf(work: () => unknown): Promise<number> {
  collect();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Draws a camera's defects at random. */
import { invalid } from '../invalid.ts';
import { stream, type Random } from '../random/random.ts';
import type { Sensor } from '../sensor/sensor.ts';
import type { Defect, DefectKind } from './defect.ts';
import { Places } from './place.ts';

type Range = readonly [number, number];

/** How many defects of each kind, and how strong. Strengths are drawn evenly in their logarithm. */
export interface DefectPlan {
  /** @default 40 */
  readonly hot?: number;
  /** @default 8 */
  readonly stuck?: number;
  /** @default 8 */
  readonly dead?: number;
  /** @default 8 */
  readonly dim?: number;
  /** @default 8 */
  readonly blinking?: number;
  /** Groups of 2 to 5 adjacent pixels of the kinds above. @default 4 */
  readonly cluster?: number;
  /** @default 1 */
  readonly column?: number;
  /** @default 0 */
  readonly row?: number;
  /** Least distance between defects other than those of a cluster, in pixels. @default 8 */
  readonly spacing?: number;
  /** Dark current of hot and blinking pixels, in electrons per second. @default 1/200 to 8 times the full well */
  readonly rate?: Range;
  /** Exposure-independent signal of four in ten hot and blinking pixels and of lines, in electrons. @default 1/2000 to 1/5 of the full well */
  readonly offset?: Range;
  /** Share of its response that a dim pixel lacks, 0 to 1. @default 0.1 to 0.9 */
  readonly loss?: Range;
  /** Share of frames in which a blinking pixel is hot, 0 to 1, drawn evenly. @default 0.2 to 0.8 */
  readonly share?: Range;
}

/** Kinds of single pixels. */
const PIXEL_KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking'] as const;
const COUNTS = { hot: 40, stuck: 8, dead: 8, dim: 8, blinking: 8, cluster: 4, column: 1, row: 0 };
/** Share of hot pixels with a signal at any exposure: Chapman et al. found more than 40 %. */
const OFFSET_SHARE = 0.4;
const WHITE_SHARE = 0.25;
const SHORTEST_LINE = 6;
const LARGEST_CLUSTER = 5;

/** The defects of a plan on a sensor, in rows from the top. Each is drawn from a stream of its own kind and number. */
export function drawDefects(sensor: Sensor, plan: DefectPlan): Defect[] {
  assertPlan(plan);
  const counts = { ...COUNTS, ...plan };
  const places = new Places(sensor.active, plan.spacing ?? 8);
  const defects: Defect[] = [];
  const each = (kind: keyof typeof COUNTS, draw: (place: Random, strength: Random, i: number) => Defect[]): void => {
    for (let i = 0; i < counts[kind]; i++) {
      const [place, strength] = [stream(sensor.seed, 'place', kind, i), stream(sensor.seed, 'strength', kind, i)];
      defects.push(...draw(place, strength, i));
    }
  };
  each('column', (place, strength) => [drawLine('column', sensor, plan, places, place, strength)]);
  each('row', (place, strength) => [drawLine('row', sensor, plan, places, place, strength)]);
  each('cluster', (place, strength, i) => drawCluster(sensor, plan, places, place, strength, i + 1));
  for (const kind of PIXEL_KINDS) {
    each(kind, (place, strength) => {
      const { x, y } = places.take(place, 1, 1);
      return [{ kind, x, y, ...strengthOf(kind, sensor, plan, strength) }];
    });
  }
  return defects.sort((a, b) => a.y - b.y || a.x - b.x);
}

function strengthOf(kind: DefectKind, sensor: Sensor, plan: DefectPlan, random: Random): Partial<Defect> {
  switch (kind) {
    case 'stuck':
      return { level: stuckLevel(sensor, random) };
    case 'dim':
      return { response: 1 - random.logBetween(...(plan.loss ?? [0.1, 0.9])) };
    case 'hot':
      return heat(sensor, plan, random);
    case 'blinking':
      return { ...heat(sensor, plan, random), share: random.between(...(plan.share ?? [0.2, 0.8])) };
    default:
      return {};
  }
}

function heat({ fullWell }: Sensor, plan: DefectPlan, random: Random): Partial<Defect> {
  const rate = random.logBetween(...(plan.rate ?? [fullWell / 200, fullWell * 8]));
  if (!random.chance(OFFSET_SHARE)) return { rate };
  return { rate, offset: random.logBetween(...offsets(fullWell, plan)) };
}

function offsets(fullWell: number, { offset }: DefectPlan): Range {
  return offset ?? [fullWell / 2000, fullWell / 5];
}

/** At white, or anywhere in the range, the lower the likelier. */
function stuckLevel({ white }: Sensor, random: Random): number {
  if (random.chance(WHITE_SHARE)) return white;
  const share = random.between(0, 1);
  return Math.floor(share * share * white);
}

function drawLine(
  kind: 'column' | 'row',
  { active, fullWell }: Sensor,
  plan: DefectPlan,
  places: Places,
  place: Random,
  strength: Random,
): Defect {
  const longest = kind === 'column' ? active.height : active.width;
  const length = Math.floor(strength.logBetween(SHORTEST_LINE, longest));
  const { x, y } = kind === 'column' ? places.take(place, 1, length) : places.take(place, length, 1);
  const fault = strength.pick(['hot', 'dim', 'dead']);
  if (fault === 'hot') return { kind, x, y, length, offset: strength.logBetween(...offsets(fullWell, plan)) };
  const loss = fault === 'dead' ? 1 : strength.logBetween(...(plan.loss ?? [0.1, 0.9]));
  return { kind, x, y, length, response: 1 - loss };
}

function drawCluster(
  sensor: Sensor,
  plan: DefectPlan,
  places: Places,
  place: Random,
  strength: Random,
  cluster: number,
): Defect[] {
  const box = places.take(place, LARGEST_CLUSTER, LARGEST_CLUSTER);
  const middle = Math.floor(LARGEST_CLUSTER / 2);
  const sites = [{ x: box.x + middle, y: box.y + middle }];
  const size = place.integer(2, LARGEST_CLUSTER + 1);
  while (sites.length < size) {
    const from = place.pick(sites);
    const [x, y] = [from.x + place.integer(-1, 2), from.y + place.integer(-1, 2)];
    const isInBox = x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
    if (isInBox && !sites.some((site) => site.x === x && site.y === y)) sites.push({ x, y });
  }
  return sites.map(({ x, y }) => {
    const kind = strength.pick(PIXEL_KINDS);
    return { kind, x, y, ...strengthOf(kind, sensor, plan, strength), cluster };
  });
}

function assertPlan(plan: DefectPlan): void {
  for (const kind of Object.keys(COUNTS) as (keyof typeof COUNTS)[]) {
    const count = plan[kind] ?? 0;
    if (!Number.isSafeInteger(count) || count < 0) throw invalid(`defects.${kind}`, 'a whole number from 0', count);
  }
  if (!((plan.spacing ?? 8) >= 1)) throw invalid('defects.spacing', 'at least 1 pixel', plan.spacing);
  for (const name of ['rate', 'offset', 'loss', 'share'] as const) {
    const [low, high] = plan[name] ?? [1, 1];
    const most = name === 'loss' || name === 'share' ? 1 : Infinity;
    if (!(low > 0 && low <= high && high <= most)) {
      throw invalid(`defects.${name}`, `two numbers above 0, ascending, at most ${most}`, `${low} and ${high}`);
    }
  }
}

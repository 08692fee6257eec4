/** Cameras of a fleet, with defects that come, grow and heal at known months. */
import type { Chance } from './random.ts';

export const MONTHS = 24;

export interface TrueDefect {
  readonly x: number;
  readonly y: number;
  /** DN at ISO 100, whatever the exposure. */
  readonly offset: number;
  /** DN a second at ISO 100 and 20 °C. */
  readonly rate: number;
  /** Month from which on it is there; below 0 from before the first scan. */
  readonly born: number;
  /** Month from which on it is not there any more. */
  readonly healed?: number;
  /** Month from which on it is twice as strong. */
  readonly doubled?: number;
  /** Share of the photographs in which it is there: 1 unless it blinks. */
  readonly on: number;
}

export interface FleetCamera {
  readonly serial: string;
  readonly width: number;
  readonly height: number;
  readonly defects: readonly TrueDefect[];
  /** What the births of defects of any strength come to. */
  readonly birthsPerYear: number;
  /** Whether its files tell the temperature. */
  readonly tellsTemperature: boolean;
  /** Months of which only bright scenes were photographed. */
  readonly bright: ReadonlySet<number>;
}

const SIZES = [
  [6000, 4000],
  [4000, 3000],
  [8192, 5464],
] as const;

export interface FleetOptions {
  /** @default MONTHS */
  readonly months?: number;
  /** Defects that are there before the first month. @default 40 to 200 */
  readonly old?: number;
}

export function createFleetCamera(
  number: number,
  chance: Chance,
  { months = MONTHS, old: given }: FleetOptions = {},
): FleetCamera {
  const [width, height] = chance.of(SIZES);
  const birthsPerYear = chance.between(0, 40);
  const old = given ?? 40 + Math.floor(chance.between(0, 160));
  const births = Array.from({ length: months }, (_, month) => chance.poisson(birthsPerYear / 12) * (month > 0 ? 1 : 0));
  const draw = (born: number): TrueDefect => drawDefect(born, width, height, chance);
  const places = new Set<string>();
  const defects = [
    ...Array.from({ length: old }, () => draw(-1)),
    ...births.flatMap((count, month) => Array.from({ length: count }, () => draw(month))),
  ].filter(({ x, y }) => !places.has(`${x},${y}`) && places.add(`${x},${y}`));
  return {
    ...{ serial: String(1000 + number), width, height, defects, birthsPerYear },
    tellsTemperature: chance.share() < 0.5,
    bright: brightMonths(chance, months),
  };
}

/** A quarter of all months, and of every fifth camera half a year without a night. The first is never one, for nothing would be known. */
function brightMonths(chance: Chance, count: number): Set<number> {
  const months = new Set<number>();
  for (let month = 1; month < count; month++) if (chance.share() < 0.25) months.add(month);
  if (chance.share() < 0.2) {
    const start = 3 + Math.floor(chance.between(0, count - 10));
    for (let month = start; month < start + 6; month++) months.add(month);
  }
  return months;
}

/** Weak ones that hardly any scan shows are the most frequent, as dark currents are. */
function drawDefect(born: number, width: number, height: number, chance: Chance): TrueDefect {
  const strength = 1.5 * 10 ** chance.between(0, 2.2);
  // More than 40 % have an offset (Chapman et al.).
  const offset = chance.share() < 0.45 ? strength * chance.between(0.2, 1) : 0;
  const later = (): number => Math.max(1, born + 1) + Math.floor(chance.between(0, MONTHS));
  return {
    x: 4 + Math.floor(chance.between(0, width - 8)),
    y: 4 + Math.floor(chance.between(0, height - 8)),
    ...{ offset, rate: strength - 0.5 * offset, born },
    ...(chance.share() < 0.05 && { healed: later() }),
    ...(chance.share() < 0.05 && { doubled: later() }),
    on: chance.share() < 0.05 ? chance.between(0.2, 0.6) : 1,
  };
}

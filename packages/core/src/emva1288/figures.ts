/** The figures of EMVA 1288 release 4 that dark frames and flat fields give, each beside what it is called. */
import type { Stack, SpatialVariance } from './stack.ts';

/** Chapters of the standard, release 4.0 linear. */
export const CHAPTER = {
  sensitivity: '2 Sensitivity, linearity and noise',
  spatial: '4 Spatial nonuniformity and defect pixels',
} as const;

/** Variance of rounding to whole DN, in DN². */
const QUANTISATION = 1 / 12;
/** Below this variance in DN² quantisation hides the temporal dark noise; the standard takes this instead. */
const LEAST_DARK_VARIANCE = 0.24;

/** The stacks of one colour; at least one of them. */
export interface Stacks {
  readonly dark?: Stack;
  readonly flat?: Stack;
}

/** A number, or the reason why there is none. */
export type Value = number | string;

export interface Figure {
  /** Name in the Result. */
  readonly name: string;
  readonly title: string;
  readonly symbol: string;
  /** `DN`, `e⁻`, `DN/e⁻` or `%`. */
  readonly unit: string;
  /** Chapter of the standard. */
  readonly section: string;
  /** The sets that it is about; a figure of flat fields is left out of a dark set. */
  readonly of: 'dark' | 'flat';
  readonly value: (stacks: Stacks) => Value;
}

const NO_DARK = 'It needs dark frames of the same camera: give their State as the dark set.';
const NO_FLAT = 'It needs the system gain, which flat fields with this dark set tell.';
const ONE_FRAME = 'It needs at least 2 frames, to tell temporal noise from what stays.';
const NEGATIVE = 'It is lost in the temporal noise: take more frames.';
const NO_LIGHT = 'It needs flat fields that are brighter than the dark frames.';
const TOO_SMALL = 'The frame has too few rows or columns to be split.';

const { sensitivity, spatial } = CHAPTER;

/** In the order in which they are reported. */
export const FIGURES: readonly Figure[] = [
  {
    name: 'mean',
    title: 'Mean signal',
    symbol: 'μ_y',
    unit: 'DN',
    section: sensitivity,
    of: 'flat',
    value: ({ flat }) => flat?.mean ?? NO_LIGHT,
  },
  {
    name: 'darkMean',
    title: 'Mean dark signal',
    symbol: 'μ_y.dark',
    unit: 'DN',
    section: sensitivity,
    of: 'dark',
    value: ({ dark }) => dark?.mean ?? NO_DARK,
  },
  {
    name: 'temporalNoise',
    title: 'Temporal noise',
    symbol: 'σ_y',
    unit: 'DN',
    section: sensitivity,
    of: 'flat',
    value: ({ flat }) => root(temporalOf(flat, NO_LIGHT)),
  },
  {
    name: 'temporalDarkNoise',
    title: 'Temporal dark noise',
    symbol: 'σ_y.dark',
    unit: 'DN',
    section: sensitivity,
    of: 'dark',
    value: ({ dark }) => root(temporalOf(dark, NO_DARK)),
  },
  {
    name: 'gain',
    title: 'Overall system gain',
    symbol: 'K',
    unit: 'DN/e⁻',
    section: sensitivity,
    of: 'flat',
    value: gain,
  },
  {
    name: 'darkNoiseElectrons',
    title: 'Temporal dark noise',
    symbol: 'σ_d',
    unit: 'e⁻',
    section: sensitivity,
    of: 'dark',
    value: darkNoiseElectrons,
  },
  ...(['total', 'row', 'column', 'pixel'] as const).flatMap((part) => [dsnu(part), dsnuElectrons(part), prnu(part)]),
];

/** K = (σ²_y − σ²_y.dark)/(μ_y − μ_y.dark), in DN/e⁻: the slope of the photon transfer curve through one exposure. */
function gain({ dark, flat }: Stacks): Value {
  if (!flat) return NO_FLAT;
  const [bright, black] = [temporalOf(flat, NO_LIGHT), temporalOf(dark, NO_DARK)];
  if (typeof black === 'string' || typeof bright === 'string' || !dark)
    return typeof black === 'string' ? black : bright;
  const slope = (bright - black) / (flat.mean - dark.mean);
  return flat.mean > dark.mean && slope > 0 ? slope : NO_LIGHT;
}

/** σ_d = √(max(σ²_y.dark, 0.24) − 1/12)/K, in e⁻. */
function darkNoiseElectrons(stacks: Stacks): Value {
  const variance = temporalOf(stacks.dark, NO_DARK);
  if (typeof variance === 'string') return variance;
  return divide(root(Math.max(variance, LEAST_DARK_VARIANCE) - QUANTISATION), gain(stacks));
}

/** DSNU = s_y.dark, in DN. */
function dsnu(part: keyof SpatialVariance): Figure {
  return {
    ...partOf('dsnu', 'DSNU', part),
    unit: 'DN',
    of: 'dark',
    value: ({ dark }) => root(spatialOf(dark, part, NO_DARK)),
  };
}

/** DSNU = s_y.dark/K, in e⁻. */
function dsnuElectrons(part: keyof SpatialVariance): Figure {
  const { name, ...rest } = partOf('dsnu', 'DSNU', part);
  return {
    ...rest,
    name: `${name}Electrons`,
    unit: 'e⁻',
    of: 'dark',
    value: (stacks) => divide(root(spatialOf(stacks.dark, part, NO_DARK)), gain(stacks)),
  };
}

/** PRNU = 100·√(s²_y − s²_y.dark)/(μ_y − μ_y.dark), in %. */
function prnu(part: keyof SpatialVariance): Figure {
  return {
    ...partOf('prnu', 'PRNU', part),
    unit: '%',
    of: 'flat',
    value({ dark, flat }) {
      const [black, bright] = [spatialOf(dark, part, NO_DARK), spatialOf(flat, part, NO_LIGHT)];
      if (typeof black === 'string' || typeof bright === 'string' || !dark || !flat)
        return typeof black === 'string' ? black : bright;
      if (flat.mean <= dark.mean) return NO_LIGHT;
      return divide(root((bright - black) * 100 ** 2), flat.mean - dark.mean);
    },
  };
}

const PART_TITLES: Record<keyof SpatialVariance, string> = {
  total: '',
  row: ' of rows',
  column: ' of columns',
  pixel: ' of pixels',
};
const SUFFIXES: Record<keyof SpatialVariance, string> = { total: '', row: '.row', column: '.col', pixel: '.pix' };

function partOf(
  name: string,
  symbol: string,
  part: keyof SpatialVariance,
): Pick<Figure, 'name' | 'title' | 'symbol' | 'section'> {
  const capital = part === 'total' ? '' : part[0].toUpperCase() + part.slice(1);
  const kind = symbol === 'DSNU' ? 'Dark signal nonuniformity' : 'Photo response nonuniformity';
  return {
    name: name + capital,
    title: kind + PART_TITLES[part],
    symbol: `${symbol}1288${SUFFIXES[part]}`,
    section: spatial,
  };
}

function temporalOf(stack: Stack | undefined, missing: string): Value {
  return stack ? (stack.temporal ?? ONE_FRAME) : missing;
}

function spatialOf(stack: Stack | undefined, part: keyof SpatialVariance, missing: string): Value {
  if (!stack) return missing;
  if (stack.temporal === undefined) return ONE_FRAME;
  return stack.spatial?.[part] ?? TOO_SMALL;
}

function root(variance: Value): Value {
  if (typeof variance === 'string') return variance;
  return variance < 0 ? NEGATIVE : Math.sqrt(variance);
}

function divide(value: Value, by: Value): Value {
  if (typeof value === 'string') return value;
  return typeof by === 'string' ? by : value / by;
}

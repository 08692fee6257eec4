/** The figures of EMVA 1288 release 4 that dark frames and flat fields give, each beside what it is called. */
import type { SpatialVariance } from './stack.ts';
import {
  darkNoiseElectrons,
  dsnu,
  dsnuElectrons,
  gain,
  meanOf,
  prnu,
  temporalNoise,
  type Stacks,
  type Value,
} from './values.ts';

/** Chapters of the standard, release 4.0 linear. */
const SENSITIVITY = '2 Sensitivity, linearity and noise';
export const SPATIAL = '4 Spatial nonuniformity and defect pixels';

export interface Figure {
  /** Name in the Result. */
  readonly name: string;
  readonly title: string;
  readonly symbol: string;
  readonly unit: 'DN' | 'e⁻' | 'DN/e⁻' | '%';
  /** Chapter of the standard. */
  readonly section: string;
  /** The set that it is about; a figure of flat fields is left out for a dark set alone. */
  readonly of: 'dark' | 'flat';
  readonly value: (stacks: Stacks) => Value;
}

interface Part {
  readonly part: keyof SpatialVariance;
  /** Behind a name, a title and a symbol. */
  readonly name: string;
  readonly title: string;
  readonly symbol: string;
}

const PARTS: readonly Part[] = [
  { part: 'total', name: '', title: '', symbol: '' },
  { part: 'row', name: 'Row', title: ' of rows', symbol: '.row' },
  { part: 'column', name: 'Column', title: ' of columns', symbol: '.col' },
  { part: 'pixel', name: 'Pixel', title: ' of pixels', symbol: '.pixel' },
];

/** In the order in which they are reported. */
export const FIGURES: readonly Figure[] = [
  {
    name: 'mean',
    title: 'Mean signal',
    symbol: 'μ_y',
    unit: 'DN',
    section: SENSITIVITY,
    of: 'flat',
    value: (stacks) => meanOf(stacks, 'flat'),
  },
  {
    name: 'darkMean',
    title: 'Mean dark signal',
    symbol: 'μ_y.dark',
    unit: 'DN',
    section: SENSITIVITY,
    of: 'dark',
    value: (stacks) => meanOf(stacks, 'dark'),
  },
  {
    name: 'temporalNoise',
    title: 'Temporal noise',
    symbol: 'σ_y',
    unit: 'DN',
    section: SENSITIVITY,
    of: 'flat',
    value: (stacks) => temporalNoise(stacks, 'flat'),
  },
  {
    name: 'temporalDarkNoise',
    title: 'Temporal dark noise',
    symbol: 'σ_y.dark',
    unit: 'DN',
    section: SENSITIVITY,
    of: 'dark',
    value: (stacks) => temporalNoise(stacks, 'dark'),
  },
  {
    name: 'gain',
    title: 'Overall system gain',
    symbol: 'K',
    unit: 'DN/e⁻',
    section: SENSITIVITY,
    of: 'flat',
    value: gain,
  },
  {
    name: 'temporalDarkNoiseElectrons',
    title: 'Temporal dark noise',
    symbol: 'σ_d',
    unit: 'e⁻',
    section: SENSITIVITY,
    of: 'dark',
    value: darkNoiseElectrons,
  },
  ...PARTS.map(({ part, name, title, symbol }): Figure => ({
    name: `dsnu${name}`,
    title: `Dark signal nonuniformity${title}`,
    symbol: `DSNU_1288${symbol}`,
    unit: 'DN',
    section: SPATIAL,
    of: 'dark',
    value: (stacks) => dsnu(stacks, part),
  })),
  ...PARTS.map(({ part, name, title, symbol }): Figure => ({
    name: `dsnu${name}Electrons`,
    title: `Dark signal nonuniformity${title}`,
    symbol: `DSNU_1288${symbol}`,
    unit: 'e⁻',
    section: SPATIAL,
    of: 'dark',
    value: (stacks) => dsnuElectrons(stacks, part),
  })),
  ...PARTS.map(({ part, name, title, symbol }): Figure => ({
    name: `prnu${name}`,
    title: `Photo response nonuniformity${title}`,
    symbol: `PRNU_1288${symbol}`,
    unit: '%',
    section: SPATIAL,
    of: 'flat',
    value: (stacks) => prnu(stacks, part),
  })),
];

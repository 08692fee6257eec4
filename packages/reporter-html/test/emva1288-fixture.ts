/** Results of dark frames and flat fields, each checked against the schema; the same at every run. */
import type { Emva1288, Result } from '@hotpix/result';
import { HOSTILE } from './result-fixtures.ts';
import { checked, scanned } from './scan-fixture.ts';

const SENSITIVITY = '2 Sensitivity, linearity and noise';
const SPATIAL = '4 Spatial nonuniformity and defect pixels';
const NO_GAIN = 'It needs the system gain, which flat fields with this dark set tell.';

const FIGURES: Emva1288['figures'] = [
  {
    name: 'mean',
    title: 'Mean signal',
    symbol: 'μ_y',
    unit: 'DN',
    section: SENSITIVITY,
    values: [2153.4, 4307.9, 2799.1],
  },
  {
    name: 'gain',
    title: 'Overall system gain',
    symbol: 'K',
    unit: 'DN/e⁻',
    section: SENSITIVITY,
    values: [0.661, 0.659, 0.664],
  },
  {
    name: 'dsnu',
    title: 'Dark signal nonuniformity',
    symbol: 'DSNU_1288',
    unit: 'DN',
    section: SPATIAL,
    values: [1.21, 1.19, 1.24],
  },
  {
    name: 'prnuRow',
    title: 'Photo response nonuniformity of rows',
    symbol: 'PRNU_1288.row',
    unit: '%',
    section: SPATIAL,
    values: [0.021, 0.019, null],
    absent: 'It is lost in the temporal noise: take more frames.',
  },
];

/** A bell curve with a pixel far out. */
function bins(colour: string, width: number): Emva1288['histograms'][number]['colours'][number] {
  const [from, step] = [-8 * width, width / 8];
  const expected = Array.from({ length: 128 }, (_, i) => {
    const z = (from + (i + 0.5) * step) / width;
    return Number((40_000 * Math.exp((-z * z) / 2)).toPrecision(6));
  });
  const counts = expected.map((n, i) => Math.round(n) + (i === 120 ? 3 : 0));
  const total = counts.reduce((sum, n) => sum + n, 0);
  const percent = Array.from({ length: 64 }, (_, i) => {
    const inside = counts.slice(64 - i, 64 + i).reduce((sum, n) => sum + n, 0);
    return Number((100 * (1 - inside / total)).toPrecision(6));
  });
  return { colour, from, step, counts, expected, accumulated: { from: 0, step, percent } };
}

/** Eight flat fields beside sixteen dark frames. */
export function flatFields(): Result {
  const histogram = (name: 'dsnu' | 'prnu', title: string, widths: readonly number[]) => {
    const colours = ['R', 'G', 'B'].map((colour, i) => bins(colour, widths[i]));
    return { name, title, unit: 'DN', section: SPATIAL, colours };
  };
  return checked({
    ...scanned(3),
    capture: { mode: 'flat', guessed: false },
    sections: {
      emva1288: {
        release: 'EMVA 1288 release 4.0 linear',
        frames: 8,
        darkFrames: 16,
        colours: ['R', 'G', 'B'],
        figures: FIGURES,
        histograms: [
          histogram('dsnu', 'DSNU: deviation of the dark image from its mean', [1.2, 1.3, 1.1]),
          histogram('prnu', 'PRNU: deviation from the mean of 5x5 samples', [11, 22, 14]),
        ],
      },
    },
  });
}

/** One dark frame of a monochrome sensor, which tells little. */
export function darkFrame(): Result {
  const unknown = { symbol: 'DSNU_1288', section: SPATIAL, values: [null] };
  return checked({
    ...scanned(3),
    capture: { mode: 'dark', guessed: false },
    sections: {
      emva1288: {
        release: 'EMVA 1288 release 4.0 linear',
        frames: 1,
        colours: ['grey'],
        figures: [
          {
            name: 'darkMean',
            title: 'Mean dark signal',
            symbol: 'μ_y.dark',
            unit: 'DN',
            section: SENSITIVITY,
            values: [64.2],
          },
          { ...unknown, name: 'dsnu', title: 'DSNU', unit: 'DN', absent: 'It needs at least 2 frames.' },
          { ...unknown, name: 'dsnuElectrons', title: 'DSNU', unit: 'e⁻', absent: NO_GAIN },
        ],
        histograms: [
          {
            name: 'dsnu',
            title: 'DSNU',
            unit: 'DN',
            section: SPATIAL,
            colours: [{ ...bins('grey', 2), counts: [7], expected: [7] }],
          },
        ],
      },
    },
  });
}

/** With markup in every text. */
export function hostileFigures(): Result {
  const text = (name: string) => `${HOSTILE}${name}`;
  const base = flatFields();
  const section = base.sections.emva1288 as Emva1288;
  return checked({
    ...base,
    sections: {
      emva1288: {
        ...section,
        release: text('release'),
        colours: [text('filter')],
        figures: [
          {
            name: text('name'),
            title: text('title'),
            symbol: text('symbol'),
            unit: text('unit'),
            section: text('chapter'),
            values: [1, null],
            absent: text('absent'),
          },
        ],
        histograms: section.histograms.map((histogram) => ({
          ...histogram,
          title: text('plot'),
          unit: text('across'),
          colours: histogram.colours.map((bins) => ({ ...bins, colour: text('curve') })),
        })),
      },
    },
  });
}

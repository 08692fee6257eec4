/** The figures and histograms of a dark set or of flat fields, as the Result has them. */
import type { FrameShape } from '@hotpix/core';
import type { Emva1288 } from '@hotpix/result';
import { darkDeviations, flatDeviations, toSizes, type Deviations } from './deviations.ts';
import { FIGURES, SPATIAL, type Figure } from './figures.ts';
import { accumulate, histogramOf, normalCounts } from './histogram.ts';
import { coloursOf, type Colour } from './lattice.ts';
import { measureStack, type FrameSet } from './stack.ts';
import type { Stacks } from './values.ts';

/** At least one of the two. */
export interface Sets {
  readonly dark?: FrameSet;
  readonly flat?: FrameSet;
}

const RELEASE = 'EMVA 1288 release 4.0 linear';

type Histogram = Emva1288['histograms'][number];
type ColourHistogram = Histogram['colours'][number];

/** What the sets show of every colour. */
export function summariseSets({ dark, flat }: Sets, shape: FrameShape): Emva1288 {
  const colours = coloursOf(shape);
  const stacks = colours.map((colour): Stacks => ({
    ...(dark && { dark: measureStack(dark, colour) }),
    ...(flat && { flat: measureStack(flat, colour) }),
  }));
  const own = flat ?? dark;
  return {
    release: RELEASE,
    frames: own?.frames ?? 0,
    ...(flat && dark && { darkFrames: dark.frames }),
    colours: colours.map(({ name }) => name),
    figures: FIGURES.filter(({ of }) => flat || of === 'dark').map((figure) => row(figure, stacks)),
    histograms: [
      ...(dark ? [histogram('dsnu', colours, (colour) => darkDeviations(dark, colour))] : []),
      ...(flat ? [histogram(dark ? 'prnu' : 'flat', colours, (colour) => flatDeviations(flat, dark, colour))] : []),
    ],
  };
}

function row(
  { name, title, symbol, unit, section, value }: Figure,
  stacks: readonly Stacks[],
): Emva1288['figures'][number] {
  const values = stacks.map(value);
  const absent = values.find((one) => typeof one === 'string');
  return {
    name,
    title,
    symbol,
    unit,
    section,
    values: values.map((one) => (typeof one === 'string' ? null : one)),
    ...(absent === undefined ? {} : { absent }),
  };
}

const TITLES = {
  dsnu: 'DSNU: deviation of the dark image from its mean',
  prnu: 'PRNU: deviation of flat minus dark image from the mean of 5x5 samples',
  flat: 'PRNU and DSNU: deviation of the flat image from the mean of 5x5 samples',
};

function histogram(
  name: keyof typeof TITLES,
  colours: readonly Colour[],
  deviationsOf: (colour: Colour) => Deviations,
): Histogram {
  const ofColours = colours.flatMap((colour) => {
    const deviations = deviationsOf(colour);
    return deviations.values.length === 0 ? [] : [ofColour(colour.name, deviations)];
  });
  return {
    name: name === 'dsnu' ? 'dsnu' : 'prnu',
    title: TITLES[name],
    unit: 'DN',
    section: SPATIAL,
    colours: ofColours,
  };
}

function ofColour(colour: string, deviations: Deviations): ColourHistogram {
  const { values, scale, shift } = deviations;
  const { from, step, counts } = histogramOf(values);
  const expected = normalCounts({ from, step, counts }, values).map(shorten);
  const sizes = histogramOf(toSizes(deviations));
  return {
    colour,
    from: (from - shift) / scale,
    step: step / scale,
    counts,
    expected,
    accumulated: {
      from: sizes.from / scale,
      step: sizes.step / scale,
      percent: accumulate(sizes.counts).map(shorten),
    },
  };
}

/** To the digits that a drawing can show, for a Result holds many such numbers. */
const shorten = (value: number): number => Number(value.toPrecision(6));

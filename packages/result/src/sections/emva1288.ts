/** The figures of EMVA 1288 in a Result. */
import * as z from 'zod/mini';
import { about, count, maybe, type Immutable, type ObjectOf } from '../define.ts';

const bins = () => ({
  from: about('Lower edge of the first bin.', z.number()),
  step: about('Width of a bin.', z.number()),
});

function histogramSchema(object: ObjectOf) {
  const deviations = object({
    colour: z.string(),
    ...bins(),
    counts: about('Samples with such a deviation.', z.array(count())),
    expected: about('Samples that a normal distribution of the same deviation puts there.', z.array(z.number())),
    accumulated: object({
      ...bins(),
      percent: about('Samples whose deviation is at least that large, either way, in %.', z.array(z.number())),
    }),
  });
  return object({
    name: z.enum(['dsnu', 'prnu']),
    title: z.string(),
    unit: z.string(),
    section: about('Chapter of the standard.', z.string()),
    colours: about('One for each of `colours` of the section, of at most 256 bins.', z.array(deviations)),
  });
}

export function emva1288Schema(object: ObjectOf) {
  const figure = object({
    name: z.string(),
    title: z.string(),
    symbol: about('As the standard writes it; what follows the underscore is set lower.', z.string()),
    unit: z.string(),
    section: about('Chapter of the standard.', z.string()),
    values: about('One for each of `colours`.', z.array(z.nullable(z.number()))),
    absent: about('Why values are null.', maybe(z.string())),
  });
  return object({
    release: z.string(),
    frames: about('Frames of the set.', count()),
    darkFrames: about('Frames of the dark set beside flat fields.', maybe(count())),
    colours: about(
      'Letters of the filters; R, G, B of a picture; grey of a monochrome sensor, and of luma, by which 8-bit pictures are judged.',
      z.array(z.string()),
    ),
    figures: z.array(figure),
    histograms: z.array(histogramSchema(object)),
  });
}

export type Emva1288 = Immutable<z.infer<ReturnType<typeof emva1288Schema>>>;

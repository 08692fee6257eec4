/** The figures of EMVA 1288 in a Result. */
import { z } from 'zod';

const count = z.number().int().nonnegative();

const figure = z.object({
  name: z.string(),
  title: z.string(),
  symbol: z.string().describe('As the standard writes it; what follows the underscore is set lower.'),
  unit: z.string(),
  section: z.string().describe('Chapter of the standard.'),
  values: z.array(z.number().nullable()).describe('One for each of `colours`.'),
  absent: z.string().optional().describe('Why values are null.'),
});

const bins = {
  from: z.number().describe('Lower edge of the first bin.'),
  step: z.number().describe('Width of a bin.'),
};

const histogram = z.object({
  name: z.enum(['dsnu', 'prnu']),
  title: z.string(),
  unit: z.string(),
  section: z.string().describe('Chapter of the standard.'),
  colours: z
    .array(
      z.object({
        colour: z.string(),
        ...bins,
        counts: z.array(count).describe('Samples with such a deviation.'),
        expected: z.array(z.number()).describe('Samples that a normal distribution of the same deviation puts there.'),
        accumulated: z.object({
          ...bins,
          percent: z.array(z.number()).describe('Samples whose deviation is at least that large, either way, in %.'),
        }),
      }),
    )
    .describe('One for each of `colours` of the section, of at most 256 bins.'),
});

export const emva1288Schema = z
  .object({
    release: z.string(),
    frames: count.describe('Frames of the set.'),
    darkFrames: count.optional().describe('Frames of the dark set beside flat fields.'),
    colours: z.array(z.string()).describe('Letters of the filters; R, G, B of a picture; grey of a monochrome sensor.'),
    figures: z.array(figure),
    histograms: z.array(histogram),
  })
  .describe('Figures of EMVA 1288, of dark frames and flat fields.');

export type Emva1288 = z.infer<typeof emva1288Schema>;

/** A defect, as plugins make it and a Result holds it. */
import * as z from 'zod/mini';
import { courseSchema } from './course-schema.ts';
import { cropSchema } from './crop-schema.ts';
import { about, count, maybe, rectangle, share, type ObjectOf } from './define.ts';
import { fitSchema } from './fit-schema.ts';
import { DEFECT_KINDS } from './kinds.ts';

export function defectSchema(object: ObjectOf) {
  return object({
    ...placeShape(),
    kind: z.enum(DEFECT_KINDS),
    ...figuresShape(object),
    extent: about(
      'The pixels it touches: itself in a mosaic, the smear in a lossy picture, its length in a column or row, in a lossy picture with the smear to each side.',
      rectangle(object),
    ),
    cluster: about('Number shared by adjacent defects.', maybe(count())),
    colourCluster: about(
      'Number shared by defects of one colour that are adjacent among their colour.',
      maybe(count()),
    ),
    crops: about(
      'Its surroundings in several photographs: those where it shows most, and last the one where it shows least.',
      maybe(z.array(cropSchema(object))),
    ),
    examined: about(
      'How it stood in the photographs that were looked at for its crops.',
      maybe(examinedSchema(object)),
    ),
    course: about(
      'How it stood in each photograph, in their order, and since when it is there.',
      maybe(courseSchema(object)),
    ),
  });
}

const examinedSchema = (object: ObjectOf) =>
  object({
    photographs: about('Those in which a repair would change it.', count()),
    beyond: about(
      'Those of them in which it is brighter than the repair would make it, or darker where its amplitude is negative.',
      count(),
    ),
  });

/** Where it is, under which filter, and how sure both are. */
const placeShape = () => ({
  x: about('Stored sensor column from 0.', count()),
  y: about('Stored sensor row from 0.', count()),
  colour: about('Letter of the colour filter, or for RGB the channel in which it shows most.', maybe(z.string())),
  colourConfidence: about(
    'Probability that it is this filter, where luma and chroma of a picture tell.',
    maybe(share()),
  ),
  placeConfidence: about(
    'Probability that it is this pixel; absent where nothing else comes into question.',
    maybe(share()),
  ),
});

/** What it shows, and how sure that is. */
const figuresShape = (object: ObjectOf) => ({
  amplitude: about(
    'Mean difference from its same-colour neighbours, in DN; of a hot pixel of a raw file that appeared or went, over the photographs in which it is there.',
    z.number(),
  ),
  rate: about('Share of the frames that count in which it stands out clearly; of a line, of its pixels.', share()),
  frames: about('Frames that count here: those whose neighbourhood was not clipped.', count()),
  score: about('How far from chance it is, in standard deviations of chance; signed like the amplitude.', z.number()),
  confidence: about('Probability that chance makes no site of the whole sensor this extreme.', share()),
  fit: about(
    'The amplitude of a hot pixel as offset + rate · exposure, where samples are linear and exposures vary; that of its course where it was followed.',
    maybe(fitSchema(object)),
  ),
  level: about('The value in DN at which it is stuck.', maybe(z.number())),
  response: about("The share of its neighbours' signal that a dim pixel gives.", maybe(z.number())),
});

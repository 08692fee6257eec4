/** What a second look at known defects tells of them, photograph by photograph. */
import * as z from 'zod/mini';
import { about, count, maybe, type ObjectOf } from './define.ts';
import { fitSchema } from './fit-schema.ts';

const COURSES = ['throughout', 'appeared', 'gone', 'unclear', 'unseen'] as const;

const dn = () => z.array(z.nullable(z.number()));

/** Of a defect. */
export function courseSchema(object: ObjectOf) {
  return object({
    state: about(
      'throughout: there from the first photograph to the last. appeared: absent at first. gone: there at first, and no more. unclear: it may be either. unseen: these photographs do not show it.',
      z.enum(COURSES),
    ),
    blinks: about('Whether it comes and goes from photograph to photograph while it is there.', z.boolean()),
    photographs: about('Those in which it could be looked at: its neighbours are not clipped.', count()),
    change: about(
      'Where it appeared, or is gone: the likeliest first photograph with it, or without it.',
      maybe(changeSchema(object)),
    ),
    amplitude: about(
      'Mean in DN over the photographs in which it is there; of pictures in luma, as the other figures here.',
      z.number(),
    ),
    fit: about(
      'The same as offset + rate · exposure, where samples are linear, exposures vary, and it does not blink; without photographs in which it saturates.',
      maybe(fitSchema(object)),
    ),
    amplitudes: about(
      'Difference from its neighbours in DN, in the order of the photographs of the timeline; null where it cannot be looked at. Absent where the Result would grow too large.',
      maybe(dn()),
    ),
    sigmas: about('What noise and scenery make of each of them, as a standard deviation in DN.', maybe(dn())),
  });
}

function changeSchema(object: ObjectOf) {
  return object({
    photograph: about('Its path.', z.string()),
    from: about('Path of the first photograph that it may be: nothing earlier, in 95 of 100 cases.', z.string()),
    to: about('Path of the last that it may be.', z.string()),
    taken: about(
      'Its date, by the clock of the camera, ISO 8601 without a zone; absent where dates tell nothing.',
      maybe(z.string()),
    ),
    after: about('Date of the photograph before the first that it may be.', maybe(z.string())),
    by: about('Date of the last photograph that it may be.', maybe(z.string())),
  });
}

/** Of a Result. */
export function timelineSchema(object: ObjectOf) {
  const photograph = object({
    path: z.string(),
    taken: about('By the clock of the camera, ISO 8601 without a zone.', maybe(z.string())),
    exposure: about('In seconds.', maybe(z.number())),
    iso: maybe(z.number()),
  });
  return object({
    order: about('What the order of the photographs is by.', z.enum(['taken', 'name'])),
    reason: about('Why it is not by the dates of all photographs, in words.', maybe(z.string())),
    photographs: about('Those that were looked at, in their order.', z.array(photograph)),
    followed: about('How many of the defects were followed: the first of them.', count()),
  });
}

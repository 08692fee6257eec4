/** Decisions of people on defects: which of a camera are accepted, why, by whom, until when. */
import * as z from 'zod/mini';
import { DEFECT_KINDS } from '../kinds.ts';
import { about, channels, count, maybe, rectangle, type Immutable, type ObjectOf } from '../define.ts';
import { cameraSchema } from '../camera-schema.ts';

export const DECISIONS_VERSION = 1;

/** Enough for a ticket and a sentence. */
const MOST_TEXT = 1000;
const text = () => z.string().check(z.minLength(1), z.maxLength(MOST_TEXT));

function siteSchema(object: ObjectOf) {
  return object({
    x: about('Stored sensor column from 0; of a line its left end.', count()),
    y: about('Stored sensor row from 0; of a line its upper end.', count()),
    kind: about('Of a line it must be said.', maybe(z.enum(DEFECT_KINDS))),
    colour: maybe(z.string()),
    amplitude: about('As it was accepted, in DN; one that grew since is told as worse.', maybe(z.number())),
    score: about('By which the amplitude is known.', maybe(z.number())),
    extent: about('Of a line its length.', maybe(rectangle(object))),
  });
}

/** Why, by whom, when and until when. */
export const decisionShape = () => ({
  reason: text(),
  by: text(),
  on: about('The day on which it was decided.', maybe(z.iso.date())),
  until: about('The last day on which it holds, of UTC; for ever where it is absent.', maybe(z.iso.date())),
});

const decisionSchema = (object: ObjectOf) => object({ sites: z.array(siteSchema(object)), ...decisionShape() });

export function decisionsSchema(object: ObjectOf) {
  const frame = object({
    width: count(),
    height: count(),
    channels: channels(),
    mosaic: maybe(z.array(z.string())),
    bits: count(),
  });
  return object({
    decisionsVersion: z.literal(DECISIONS_VERSION),
    cameras: z.array(object({ camera: cameraSchema(object), frame, accepted: z.array(decisionSchema(object)) })),
  });
}

/** What was decided on all cameras. */
export type Decisions = Immutable<z.infer<ReturnType<typeof decisionsSchema>>>;
/** What was decided on one camera; it is known, with no defect of it accepted, where `accepted` is empty. */
export type CameraDecisions = Decisions['cameras'][number];
export type Decision = Immutable<z.infer<ReturnType<typeof decisionSchema>>>;
export type Site = Decision['sites'][number];

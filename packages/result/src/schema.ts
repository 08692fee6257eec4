/** The Result: what a scan found, as versioned JSON. Every report is a pure function of it. */
import * as z from 'zod/mini';
import { baselineSchema } from './baseline-schema.ts';
import { cameraSchema } from './camera-schema.ts';
import { courseSchema, timelineSchema } from './course-schema.ts';
import { cropSchema, photographSchema } from './crop-schema.ts';
import { defectSchema } from './defect-schema.ts';
import { about, channels, count, maybe, rectangle, type Immutable, type ObjectOf } from './define.ts';
import { sectionsSchema } from './sections/sections.ts';

/** Goes up when a reader of older Results would misread a newer one. */
export const SCHEMA_VERSION = 2;

export function fileRowSchema(object: ObjectOf) {
  return object({
    path: about('As it was given to the scan.', z.string()),
    status: about(
      'used: counted. setAside: of another camera or size, a copy of another file, a panorama or a digital zoom, a copy that hotpix repaired, or not a photograph. failed: is not decodable.',
      z.enum(['used', 'setAside', 'failed']),
    ),
    reason: about('Why it was set aside or failed, in words.', maybe(z.string())),
    code: about('The same as a code that stays.', maybe(z.string())),
    sha256: about('Of the bytes of the file; absent where they were not read.', maybe(z.string())),
    decoder: about('Name of the plugin that decoded it.', maybe(z.string())),
    camera: maybe(cameraSchema(object)),
    width: about('Stored width in pixels.', maybe(count())),
    height: about('Stored height in pixels.', maybe(count())),
    samples: about('What its samples are.', maybe(z.enum(['mosaic', 'rgb', 'monochrome']))),
    exposure: about('Exposure time in seconds.', maybe(z.number())),
    iso: maybe(z.number()),
    temperature: about('Degrees Celsius.', maybe(z.number())),
    taken: about('By the clock of the camera, ISO 8601 without a zone.', maybe(z.string())),
  });
}

export function frameSchema(object: ObjectOf) {
  return object({
    width: about('Stored width in pixels, masked borders included.', count()),
    height: about('Stored height in pixels, masked borders included.', count()),
    channels: channels(),
    mosaic: about(
      'Rows of colour letters, anchored at the stored pixel (0, 0); absent for RGB and monochrome.',
      maybe(z.array(z.string())),
    ),
    active: about('The part of the stored frame that light reaches.', rectangle(object)),
    bits: count(),
    black: about('DN', z.number()),
    white: about('DN', z.number()),
    lossy: z.boolean(),
  });
}

export function artefactSchema(object: ObjectOf) {
  return object({
    x: count(),
    y: count(),
    width: count(),
    height: count(),
    kind: about(
      'dust: a shadow wider than a pixel. overlay: put on the pictures, such as a date, a logo or a bar.',
      z.enum(['dust', 'overlay']),
    ),
  });
}

export function checkSchema(object: ObjectOf) {
  return object({
    name: z.string(),
    status: about(
      'failed: for this the Result is refused, or would be without `force`.',
      z.enum(['passed', 'warning', 'failed']),
    ),
    message: about('What was looked at, what came, what to do.', z.string()),
    value: maybe(z.number()),
  });
}

function limitSchema(object: ObjectOf) {
  return object({
    name: about(
      'What is counted, as `hot`, and where and from which strength on, as `hot:centre:above-50dn`.',
      z.string(),
    ),
    limit: z.number(),
    actual: about('What came; absent where that cannot be told.', maybe(z.number())),
    exceeded: z.boolean(),
    unjudged: about('Why it cannot be told whether the limit is kept.', maybe(z.string())),
    level: about('What it means to exceed it; absent for an error.', maybe(z.enum(['warn', 'error']))),
    set: about('The ready-made set that it is of.', maybe(z.string())),
  });
}

export function captureSchema(object: ObjectOf) {
  return object({ mode: z.enum(['scene', 'dark', 'flat']), guessed: z.boolean() });
}

/** The schema of a Result, in the order of whose keys it is written. */
export function resultSchema(object: ObjectOf) {
  const plugin = object({ name: z.string(), version: maybe(z.string()) });
  return object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    generator: object({ name: z.string(), version: z.string() }),
    plugins: z.array(plugin),
    options: about('The resolved options that shaped this Result.', z.record(z.string(), z.unknown())),
    status: about(
      'insufficient: there were too few photographs to say anything. refused: they must not be judged by this method. Only a complete Result is a verdict.',
      z.enum(['complete', 'insufficient', 'refused']),
    ),
    reason: about('Why there is no verdict.', maybe(z.string())),
    code: about('The same as a code that stays.', maybe(z.string())),
    camera: z.nullable(cameraSchema(object)),
    frame: z.nullable(frameSchema(object)),
    capture: about('What was photographed, and whether hotpix had to guess.', z.nullable(captureSchema(object))),
    files: about('Every input once, in the order of the paths.', z.array(fileRowSchema(object))),
    defects: about('Best first.', z.array(defectSchema(object))),
    artefacts: about(
      'What stands at the same place in all photographs and is no defect of a pixel. Nothing there is reported, or repaired.',
      maybe(z.array(artefactSchema(object))),
    ),
    photographs: about('Those that the crops come from.', maybe(z.array(photographSchema(object)))),
    timeline: about(
      'The photographs in which the defects were followed one by one, where somebody asked for it.',
      maybe(timelineSchema(object)),
    ),
    checks: z.array(checkSchema(object)),
    limits: maybe(z.array(limitSchema(object))),
    baseline: about('What changed since the Result it was checked against.', maybe(baselineSchema(object))),
    sections: about('What rankers tell beside that, by the name of the plugin.', sectionsSchema(object)),
  });
}

type Of<T extends (object: ObjectOf) => z.core.$ZodType> = Immutable<z.infer<ReturnType<T>>>;

export type Result = Of<typeof resultSchema>;
export type FileRow = Of<typeof fileRowSchema>;
export type Artefact = Of<typeof artefactSchema>;
export type Check = Of<typeof checkSchema>;
export type LimitRow = Of<typeof limitSchema>;
export type CaptureMode = Of<typeof captureSchema>['mode'];
export type Defect = Of<typeof defectSchema>;
export type DefectKind = Defect['kind'];
export type Crop = Of<typeof cropSchema>;
export type Course = Of<typeof courseSchema>;
export type Timeline = Of<typeof timelineSchema>;
export type Photograph = Of<typeof photographSchema>;
export type Baseline = Of<typeof baselineSchema>;
export type Camera = Of<typeof cameraSchema>;
export type Rectangle = Of<typeof rectangle>;
export type FrameFacts = Of<typeof frameSchema>;

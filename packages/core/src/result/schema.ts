/** The Result: what a scan found, as versioned JSON. Every report is a pure function of it. */
import { z } from 'zod';
import { DEFECT_KINDS } from '../nouns.ts';
import { emva1288Schema } from './emva1288-schema.ts';

/** Goes up when a reader of older Results would misread a newer one. */
export const SCHEMA_VERSION = 1;

const count = z.number().int().nonnegative();
const coordinate = z.number().int().nonnegative();

const rectangle = z.object({ x: coordinate, y: coordinate, width: count, height: count });

export const cameraSchema = z.object({
  make: z.string(),
  model: z.string(),
  serial: z.string().describe('Serial number of the body; empty where the files carry none.'),
  sensor: z
    .string()
    .optional()
    .describe('Which sensor of a telephone, by its lens; absent for cameras, which have one.'),
});

export const fileRowSchema = z.object({
  path: z.string().describe('As it was given to the scan.'),
  status: z
    .enum(['used', 'setAside', 'failed'])
    .describe(
      'used: counted. setAside: of another camera or size, a copy of another file, a panorama or a digital zoom, or not a photograph. failed: is not decodable.',
    ),
  reason: z.string().optional().describe('Why it was set aside or failed, in words.'),
  code: z.string().optional().describe('The same as a code that stays.'),
  sha256: z.string().optional().describe('Of the bytes of the file; absent where they could not be read.'),
  decoder: z.string().optional().describe('Name of the plugin that decoded it.'),
  camera: cameraSchema.optional(),
  width: count.optional().describe('Stored width in pixels.'),
  height: count.optional().describe('Stored height in pixels.'),
  samples: z.enum(['mosaic', 'rgb', 'monochrome']).optional().describe('What its samples are.'),
  exposure: z.number().optional().describe('Exposure time in seconds.'),
  iso: z.number().optional(),
  temperature: z.number().optional().describe('Degrees Celsius.'),
  taken: z.string().optional().describe('By the clock of the camera, ISO 8601 without a zone.'),
  texture: z
    .number()
    .optional()
    .describe('Share of sampled places where the picture changes by more than noise within 16 pixels, 0 to 1.'),
  level: z.number().optional().describe('Median sample between black (0) and white (1).'),
  noise: z.number().optional().describe('Standard deviation of a sample in calm places, in DN.'),
  scene: count
    .optional()
    .describe('Number from 1 shared by photographs of one scene; absent where no other photograph shows it.'),
});

export const frameSchema = z.object({
  width: count.describe('Stored width in pixels, masked borders included.'),
  height: count.describe('Stored height in pixels, masked borders included.'),
  channels: z.union([z.literal(1), z.literal(3)]),
  mosaic: z
    .array(z.string())
    .optional()
    .describe('Rows of colour letters, anchored at the stored pixel (0, 0); absent for RGB and monochrome.'),
  active: rectangle.describe('The part of the stored frame that light reaches.'),
  bits: count,
  black: z.number().describe('DN'),
  white: z.number().describe('DN'),
  lossy: z.boolean(),
});

const crop = rectangle.extend({
  path: z.string(),
  channels: z.union([z.literal(1), z.literal(3)]),
  samples: z.string().describe('DN, row-major, channels interleaved, little-endian 16-bit numbers in base64.'),
  repaired: z.string().optional().describe('The same samples as they would be repaired.'),
});

const defect = z.object({
  x: coordinate.describe('Stored sensor column from 0.'),
  y: coordinate.describe('Stored sensor row from 0.'),
  colour: z.string().optional().describe('Letter of the colour filter, or for RGB the channel in which it shows most.'),
  kind: z.enum(DEFECT_KINDS),
  amplitude: z.number().describe('Mean difference from its same-colour neighbours, in DN.'),
  rate: z.number().min(0).max(1).describe('Share of the frames that count in which it stands out clearly.'),
  frames: count.describe('Frames that count here: those whose neighbourhood was not clipped.'),
  score: z.number().describe('How far from chance it is, in standard deviations of chance; signed like the amplitude.'),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .describe('Probability that chance makes no site of the whole sensor this extreme.'),
  fit: z
    .object({
      offset: z.number().describe('DN at that ISO, whatever the exposure.'),
      rate: z.number().describe('DN per second at that ISO.'),
      iso: z.number().optional().describe('Twice of it doubles both; absent where the files do not say it.'),
    })
    .optional()
    .describe('The amplitude of a hot pixel as offset + rate · exposure, where samples are linear and exposures vary.'),
  level: z.number().optional().describe('The value in DN at which it is stuck.'),
  response: z.number().optional().describe("The share of its neighbours' signal that a dim pixel gives."),
  extent: rectangle.describe(
    'The pixels it touches: itself in a mosaic, the smear in a lossy picture, its length in a column or row.',
  ),
  cluster: count.optional().describe('Number shared by adjacent defects.'),
  colourCluster: count
    .optional()
    .describe('Number shared by defects of one colour that are adjacent among their colour.'),
  crops: z.array(crop).optional().describe('Its surroundings in several photographs.'),
});

const artefact = rectangle.extend({
  kind: z
    .enum(['dust', 'overlay'])
    .describe('dust: a shadow wider than a pixel. overlay: put on the pictures, such as a date, a logo or a bar.'),
});

const rankedSample = z.object({
  x: coordinate,
  y: coordinate,
  channel: count.describe('Index of the channel from 0.'),
  value: z.number().describe('What the ranking orders by; for `variance` the sum of squared deviations in DN².'),
});

const evidence = z.object({
  clip: z.number().describe('Most that one frame can add to a score, in standard deviations.'),
  threshold: z.number().nullable().describe('Score a site seen in every frame must reach; null where no score can.'),
  expectedFalse: z.number().describe('Sites of the whole sensor expected beyond the threshold by chance.'),
  sites: count.describe('Sites with at least one frame that counts.'),
  histogram: z.object({
    from: z.number().describe('Score at the lower edge of the first bin.'),
    step: z.number().describe('Width of a bin.'),
    counts: z.array(count),
    expected: z.array(z.number()).describe('Sites that chance alone would put there.'),
  }),
});

const check = z.object({
  name: z.string(),
  status: z
    .enum(['passed', 'warning', 'failed'])
    .describe('failed: for this the Result is refused, or would be without `force`.'),
  message: z.string().describe('What was looked at, what came, what to do.'),
  value: z.number().optional(),
});

const limit = z.object({
  name: z.string(),
  limit: z.number(),
  actual: z.number(),
  exceeded: z.boolean(),
});

const captureMode = z.enum(['scene', 'dark', 'flat']);

export const resultSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    generator: z.object({ name: z.string(), version: z.string() }),
    plugins: z.array(z.object({ name: z.string(), version: z.string().optional() })),
    options: z.record(z.string(), z.unknown()).describe('The resolved options that shaped this Result.'),
    status: z
      .enum(['complete', 'insufficient', 'refused'])
      .describe(
        'insufficient: there were too few photographs to say anything. refused: they must not be judged by this method. Only a complete Result is a verdict.',
      ),
    reason: z.string().optional().describe('Why there is no verdict.'),
    camera: cameraSchema.nullable(),
    frame: frameSchema.nullable(),
    capture: z
      .object({ mode: captureMode, guessed: z.boolean() })
      .nullable()
      .describe('What was photographed, and whether hotpix had to guess.'),
    files: z.array(fileRowSchema).describe('Every input once, in the order of the paths.'),
    defects: z.array(defect).describe('Best first.'),
    artefacts: z
      .array(artefact)
      .optional()
      .describe(
        'What stands at the same place in all photographs and is no defect of a pixel. Nothing there is reported, or repaired.',
      ),
    ranking: z.array(rankedSample).optional(),
    evidence: evidence.optional(),
    emva1288: emva1288Schema.optional(),
    checks: z.array(check),
    limits: z.array(limit).optional(),
  })
  .describe('What hotpix found in the photographs of one camera.');

/**
 * The same Result with its keys in the order of the schema, so that equal Results are equal JSON.
 * @throws {z.ZodError} when a plugin put something into it that the schema does not know
 */
export function canonical(result: z.input<typeof resultSchema> | object): Result {
  return resultSchema.parse(result);
}

export type Result = z.infer<typeof resultSchema>;
export type FileRow = z.infer<typeof fileRowSchema>;
export type Artefact = z.infer<typeof artefact>;
export type RankedSample = z.infer<typeof rankedSample>;
export type Evidence = z.infer<typeof evidence>;
export type Check = z.infer<typeof check>;
export type LimitRow = z.infer<typeof limit>;
export type CaptureMode = z.infer<typeof captureMode>;

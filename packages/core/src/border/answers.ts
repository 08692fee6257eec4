/** What plugins answer, checked where it comes in: so that a wrong answer is an error that names the plugin. */
import {
  artefactSchema,
  captureSchema,
  checkSchema,
  contains,
  defectSchema,
  maybe,
  sectionsSchema,
  strict,
  whatIsWrong,
  type Rectangle,
} from '@hotpix/result';
import * as z from 'zod/mini';
import { badAnswer } from '../errors.ts';
import type { Decoded, HookName } from '../hooks.ts';
import type { FixContext } from '../repairing.ts';
import type { Frame, Json, Patch } from '../nouns.ts';
import { arePatches } from './are-patches.ts';
import { assertFrame } from './assert-frame.ts';
import { describe } from './describe.ts';

const reason = () => strict({ code: z.string(), message: z.string() });

const findingsSchema = () =>
  strict({
    capture: maybe(captureSchema(strict)),
    defects: z.array(defectSchema(strict)),
    artefacts: maybe(z.array(artefactSchema(strict))),
    checks: z.array(checkSchema(strict)),
    sections: sectionsSchema(strict),
    insufficient: maybe(reason()),
    refusal: maybe(reason()),
  });

const patchesSchema = () =>
  z.array(
    strict({
      x: z.int(),
      y: z.int(),
      channel: z.int(),
      from: z.number(),
      to: z.int(),
      method: z.string(),
      extent: z.optional(strict({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })),
    }),
  );

const bytes = () => z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const extension = () => z.string().check(z.regex(/^\.[^\s/\\]+$/));

const writtenSchema = () =>
  strict({
    bytes: bytes(),
    extension: extension(),
    notes: z.array(z.string()),
    warnings: z.optional(z.array(strict({ code: z.literal('coloursGuessed'), message: z.string() }))),
  });

const reportsSchema = () =>
  z.array(strict({ reporter: z.string(), extension: extension(), content: z.union([z.string(), bytes()]) }));

const SCHEMAS = { rank: findingsSchema, fix: patchesSchema, write: writtenSchema, report: reportsSchema };
const made: Partial<Record<HookName, z.ZodMiniType>> = {};

/**
 * @param args of the call
 * @throws {HotpixError} `badFrame` of a decoder, `badAnswer` of any other plugin
 */
export function assertAnswer(hook: HookName, answer: unknown, args: readonly unknown[]): void {
  // Whoever says nothing hands on what was.
  if (answer === undefined) return;
  if (hook === 'decode') return assertFrame((answer as Decoded).frame);
  if (!(hook in SCHEMAS)) return;
  if (hook !== 'fix' || !arePatches(answer)) assertParses(hook as keyof typeof SCHEMAS, answer);
  if (hook === 'fix') assertInside(answer as readonly Place[], args[1] as FixContext);
}

function assertParses(hook: keyof typeof SCHEMAS, answer: unknown): void {
  const schema = (made[hook] ??= SCHEMAS[hook]());
  const parsed = schema.safeParse(answer);
  if (parsed.success) return;
  throw badAnswer(`an answer as the hook '${hook}' has it`, faultOf(parsed.error.issues[0], answer));
}

/** @throws {HotpixError} `badAnswer` for what would not come back from a State as it went in */
export function assertMeasure(answer: unknown): asserts answer is Json {
  json ??= z.json();
  const parsed = json.safeParse(answer);
  if (parsed.success) return;
  throw badAnswer('plain JSON of a photograph', describe(answer));
}

let json: z.ZodMiniType | undefined;

function faultOf(issue: z.core.$ZodIssue, answer: unknown): string {
  if (issue.path.length > 0 || issue.code !== 'invalid_type') return whatIsWrong(issue);
  return `${describe(answer)} where ${issue.expected === 'array' ? 'an array' : 'an object'} stands`;
}

type Place = Pick<Patch, 'x' | 'y' | 'channel' | 'to' | 'extent'>;

function assertInside(patches: readonly Place[], { frame }: FixContext): void {
  const most = frame.bits > 8 ? 0xffff : 0xff;
  const outside = patches.find(
    ({ x, y, channel, to, extent = { x, y, width: 1, height: 1 } }) =>
      !(channel >= 0 && channel < frame.channels && to >= 0 && to <= most) ||
      !(contains(extent, x, y) && holds(frame, extent)),
  );
  if (!outside) return;
  const size = `${frame.width} x ${frame.height} x ${frame.channels}`;
  throw badAnswer(`patches inside ${size} samples of 0 to ${most}`, JSON.stringify(outside));
}

const holds = (frame: Frame, { x, y, width, height }: Rectangle): boolean =>
  x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height;

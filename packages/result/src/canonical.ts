/** A Result as it is written: with all that belongs into it, nothing else, and its keys in one order. */
import * as z from 'zod/mini';
import { strict } from './define.ts';
import { badAnswer } from './errors.ts';
import { resultSchema, type Result } from './schema.ts';
import { whatIsWrong } from './issues.ts';

let schema: z.ZodMiniType<Result> | undefined;

/**
 * The same Result with its keys in the order of the schema, so that equal Results are equal JSON.
 * @throws {HotpixError} `badAnswer` where something is in it that the schema does not know
 */
export function canonical(result: object): Result {
  schema ??= resultSchema(strict) as unknown as z.ZodMiniType<Result>;
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  throw badAnswer(whatIsWrong(parsed.error.issues[0]));
}

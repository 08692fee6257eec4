/** A Result as it is written: with all that belongs into it, nothing else, and its keys in one order. */
import * as z from 'zod/mini';
import { strict } from './define.ts';
import { badAnswer } from './errors.ts';
import { resultSchema, type Result } from './schema.ts';
import { whatIsWrong } from './issues.ts';

let schema: z.ZodMiniType<Result> | undefined;

/** The same Result with its own keys, known or not, where a Result that was written just now has them. */
export function inOrder(result: Result): Result {
  const keys = [...new Set([...Object.keys(resultSchema(strict).shape), ...Object.keys(result)])];
  const known = result as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    keys.flatMap((key) => (Object.hasOwn(result, key) ? [[key, known[key]]] : [])),
  ) as unknown as Result;
}

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

import { z } from 'zod';
import { badResult, messageOf } from '../errors.ts';
import { resultSchema, type Result } from './schema.ts';

/** @throws {HotpixError} `badResult` naming the first place that is not as expected. */
export function parseResult(text: string): Result {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw badResult(`the text is not JSON: ${messageOf(error)}`);
  }
  const parsed = resultSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw badResult(`'${path.join('.') || 'the document'}' is wrong: ${message}`);
}

/** The JSON Schema of a Result (draft 2020-12). */
export function resultJsonSchema(): object {
  return z.toJSONSchema(resultSchema);
}

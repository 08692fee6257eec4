import { z } from 'zod';
import { badResult, messageOf } from '../errors.ts';
import { resultSchema, type Result } from './schema.ts';

/** @throws {HotpixError} `badResult` naming the first place that is not as expected. */
export function parseResult(text: string): Result {
  return asResult(parseJson(text), []);
}

/**
 * The Results in a document that holds one, or a list of one a camera.
 * @throws {HotpixError} `badResult` naming the first place that is not as expected; also for an empty list
 */
export function parseResults(text: string): Result[] {
  const document = parseJson(text);
  if (!Array.isArray(document)) return [asResult(document, [])];
  if (document.length === 0) throw badResult('the list of Results is empty');
  return document.map((entry, i) => asResult(entry, [i]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badResult(`the text is not JSON: ${messageOf(error)}`);
  }
}

function asResult(document: unknown, place: readonly PropertyKey[]): Result {
  const parsed = resultSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw badResult(`'${[...place, ...path].join('.') || 'the document'}' is wrong: ${message}`);
}

/** The JSON Schema of a Result (draft 2020-12). */
export function resultJsonSchema(): object {
  return z.toJSONSchema(resultSchema);
}

/** Documents to Results. */
import * as z from 'zod/mini';
import { loose } from './define.ts';
import { badResult } from './errors.ts';
import { whatIsWrong } from './issues.ts';
import { parseJson } from './json.ts';
import { migrated } from './migrate.ts';
import { resultSchema, SCHEMA_VERSION, type Result } from './schema.ts';

/** @throws {HotpixError} `badResult` naming the first place that is not as expected. */
export function parseResult(text: string): Result {
  return asResult(parseJson(text, badResult), []);
}

/**
 * The Results in a document that holds one, or a list of one per camera.
 * @throws {HotpixError} `badResult` naming the first place that is not as expected; also for an empty list
 */
export function parseResults(text: string): Result[] {
  const document = parseJson(text, badResult);
  if (!Array.isArray(document)) return [asResult(document, [])];
  if (document.length === 0) throw badResult('a list without any');
  return document.map((entry, i) => asResult(entry, [i]));
}

/** Whether a document begins as Results do. */
export function looksLikeResult(text: string): boolean {
  return /^\s*\[?\s*{\s*"schemaVersion"/.test(text);
}

let schema: z.ZodMiniType<Result> | undefined;

function asResult(document: unknown, place: readonly PropertyKey[]): Result {
  schema ??= resultSchema(loose) as unknown as z.ZodMiniType<Result>;
  const parsed = safely(() => schema?.safeParse(migrated(document)));
  if (!parsed) throw badResult('one that is nested deeper than any Result');
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = place.join('.');
  if (issue.path.length === 0) throw badResult(path === '' ? 'other JSON' : `a list in which '${path}' is none`);
  throw badResult(issue.path[0] === 'schemaVersion' ? otherVersion(document) : whatIsWrong(issue, place));
}

function otherVersion(document: unknown): string {
  const { schemaVersion } = document as { schemaVersion?: unknown };
  if (!Number.isInteger(schemaVersion)) return "JSON without a 'schemaVersion'";
  return `one whose 'schemaVersion' is ${String(schemaVersion)}, where this version of hotpix reads up to ${SCHEMA_VERSION}`;
}

/** Undefined where a document is nested so deeply that the engine gives up. */
function safely<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The JSON Schema of a Result (draft 2020-12). */
export function resultJsonSchema(): object {
  return z.toJSONSchema(resultSchema(z.object), { io: 'input' });
}

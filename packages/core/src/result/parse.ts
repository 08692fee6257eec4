import { z } from 'zod';
import { badResult } from '../errors.ts';
import { isState } from '../state/codec.ts';
import { resultSchema, SCHEMA_VERSION, type Result } from './schema.ts';

type Issue = z.core.$ZodIssue;

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
  if (document.length === 0) throw badResult('a list without any');
  return document.map((entry, i) => asResult(entry, [i]));
}

/** The words of the parser are left out: they hold bytes of the file, which may be a picture. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badResult(isState(text) ? 'a State' : 'a file that is not JSON');
  }
}

function asResult(document: unknown, place: readonly PropertyKey[]): Result {
  const parsed = resultSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = [...place, ...issue.path].join('.');
  if (issue.path.length === 0) throw badResult(path === '' ? 'other JSON' : `a list in which '${path}' is none`);
  throw badResult(
    issue.path[0] === 'schemaVersion' ? otherVersion(document) : `one in which '${path}' is ${whatItIsNot(issue)}`,
  );
}

function otherVersion(document: unknown): string {
  const { schemaVersion } = document as { schemaVersion?: unknown };
  if (!Number.isInteger(schemaVersion)) return "JSON without a 'schemaVersion'";
  return `one whose 'schemaVersion' is ${String(schemaVersion)} instead of ${SCHEMA_VERSION}`;
}

function whatItIsNot(issue: Issue): string {
  if (issue.code === 'invalid_type') return `missing, or no ${issue.expected}`;
  if (issue.code === 'invalid_value') return `none of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  return 'out of bounds, or not of the kind that stands there';
}

/** The JSON Schema of a Result (draft 2020-12). */
export function resultJsonSchema(): object {
  return z.toJSONSchema(resultSchema);
}

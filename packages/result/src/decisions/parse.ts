/** Documents to decisions, and back. */
import * as z from 'zod/mini';
import { loose, strict } from '../define.ts';
import { badDecisions } from '../errors.ts';
import { whatIsWrong } from '../issues.ts';
import { parseJson } from '../json.ts';
import { isLine } from '../lines.ts';
import { DECISIONS_VERSION, decisionsSchema, type Decisions } from './schema.ts';

let schema: z.ZodMiniType<Decisions> | undefined;

/** @throws {HotpixError} `badDecisions` naming the first place that is not as expected */
export function parseDecisions(text: string): Decisions {
  const document = parseJson(text, badDecisions);
  const { decisionsVersion: version } = (document ?? {}) as { decisionsVersion?: unknown };
  if (Number.isInteger(version) && version !== DECISIONS_VERSION) {
    throw badDecisions(`those of version ${String(version)}, where this version of hotpix reads ${DECISIONS_VERSION}`);
  }
  schema ??= decisionsSchema(loose) as unknown as z.ZodMiniType<Decisions>;
  const parsed = schema.safeParse(document);
  if (!parsed.success) throw badDecisions(whatIsWrong(parsed.error.issues[0]));
  assertLines(parsed.data);
  return parsed.data;
}

/** Whether a document says that it holds decisions. */
export function looksLikeDecisions(text: string): boolean {
  return /^\s*\{\s*"decisionsVersion"/.test(text);
}

/** As a file: equal decisions are equal text. */
export function writeDecisions(decisions: Decisions): string {
  return `${JSON.stringify(decisionsSchema(strict).parse(decisions), undefined, 2)}\n`;
}

/** Without its length nobody knows which pixels of a line are accepted. */
function assertLines({ cameras }: Decisions): void {
  cameras.forEach(({ accepted }, i) =>
    accepted.forEach(({ sites }, j) =>
      sites.forEach(({ kind, extent }, k) => {
        if (kind && isLine({ kind }) && !extent) {
          throw badDecisions(`one in which 'cameras.${i}.accepted.${j}.sites.${k}' is a ${kind} without 'extent'`);
        }
      }),
    ),
  );
}

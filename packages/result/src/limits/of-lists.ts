/** What a list of places cannot answer. */
import { DEFECT_KINDS } from '../kinds.ts';
import { isLine } from '../lines.ts';
import type { MapSection } from '../sections/map.ts';
import type { Unknown } from './amounts.ts';
import type { LimitQuestion } from './question.ts';

/** A line is told by its pixels. */
const OF_KINDS: ReadonlySet<string> = new Set(DEFECT_KINDS.filter((kind) => !isLine({ kind })));

/** Why a limit cannot be judged by a list, whatever stands in it; undefined where it can. */
export function untoldBy({ format, tellsKinds }: MapSection, { measure, amount }: LimitQuestion): Unknown | undefined {
  const list = `A ${format} list`;
  if (measure === 'failedFiles') return { why: `${list} names no photographs.` };
  if (measure === 'amplitude' || amount) return { why: `${list} tells places, and no amplitudes.` };
  if (OF_KINDS.has(measure) && !tellsKinds) return { why: `${list} does not tell kinds of all defects.` };
  return undefined;
}

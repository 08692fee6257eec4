/** What came of what a limit asks. */
import { isLine, lengthOf } from '../lines.ts';
import type { Defect, Result } from '../schema.ts';
import { amountsOf, isUnknown, NO_FRAME, type Unknown } from './amounts.ts';
import { countColourPairs } from './pairs.ts';
import { untoldBy } from './of-lists.ts';
import type { LimitQuestion } from './question.ts';
import { select } from './select.ts';

/**
 * @param appeared those of the defects that are new
 * @param gain DN per electron, where the Result does not tell it
 */
export function measure(
  question: LimitQuestion,
  result: Result,
  appeared: readonly Defect[],
  gain: number | undefined,
): number | Unknown {
  const { frame, files, sections } = result;
  const untold = sections.map && untoldBy(sections.map, question);
  if (untold) return untold;
  if (question.measure === 'failedFiles') return files.filter(({ status }) => status === 'failed').length;
  const found = select(question, result, appeared, gain);
  if (isUnknown(found)) return found;
  const count = countOf(question, found, result, gain);
  if (isUnknown(count) || !question.isPerMegapixel) return count;
  return frame ? (1e6 * count) / (frame.active.width * frame.active.height) : NO_FRAME;
}

function countOf(
  { measure: of, abovePixels = 0, unit = 'dn' }: LimitQuestion,
  defects: readonly Defect[],
  result: Result,
  gain: number | undefined,
): number | Unknown {
  switch (of) {
    case 'clusters':
    case 'colourClusters': {
      if (abovePixels > 0 && isDeveloped(result)) return APART;
      const sizes = sizesOf(defects, of === 'clusters' ? 'cluster' : 'colourCluster');
      return sizes.filter((size) => size > abovePixels).length;
    }
    case 'clusterSize':
      return Math.max(0, ...sizesOf(defects, 'cluster'));
    case 'colourPairs':
      return !result.frame || isDeveloped(result) ? APART : countColourPairs(defects, result.frame);
    case 'amplitude': {
      const amounts = amountsOf(defects, unit, result, gain);
      return isUnknown(amounts) ? amounts : amounts.reduce<number>((most, one = 0) => Math.max(most, Math.abs(one)), 0);
    }
    default:
      return defects.filter((defect) => !isLine(defect) || lengthOf(defect) > abovePixels).length;
  }
}

/** In a developed picture adjacent defects are one smear. */
const isDeveloped = ({ frame }: Result): boolean => frame !== null && (frame.lossy || frame.channels === 3);
const APART: Unknown = { why: 'Adjacent pixels of developed pictures cannot be told apart.' };

function sizesOf(defects: readonly Defect[], group: 'cluster' | 'colourCluster'): number[] {
  const sizes = new Map<number, number>();
  for (const { [group]: number } of defects) {
    if (number !== undefined) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  }
  return [...sizes.values()];
}

/** The defects that a limit is about. */
import { DEFECT_KINDS } from '../kinds.ts';
import { isLine, placeOf } from '../lines.ts';
import { overlaps } from '../rectangles.ts';
import type { Defect, FrameFacts, Result } from '../schema.ts';
import { amountsOf, isUnknown, NO_FRAME, type Unknown } from './amounts.ts';
import type { LimitName } from './names.ts';
import type { LimitQuestion } from './question.ts';

export function select(
  question: LimitQuestion,
  result: Result,
  appeared: readonly Defect[],
  gain: number | undefined,
): readonly Defect[] | Unknown {
  const { measure } = question;
  const all = measure === 'new' ? appeared : result.defects.filter((one) => isMeant(one, measure));
  return qualified(question, all, result, gain);
}

/** Those of some defects that are where a limit looks, and as strong as it asks. */
export function qualified(
  { measure, zone, amount }: LimitQuestion,
  all: readonly Defect[],
  result: Result,
  gain: number | undefined,
): readonly Defect[] | Unknown {
  const { frame } = result;
  if (zone && !frame) return NO_FRAME;
  const found = zone && frame ? inZone(all, zone, frame, groupOf(measure)) : all;
  if (!amount) return found;
  const amounts = amountsOf(found, amount.unit, result, gain);
  if (isUnknown(amounts)) return amounts;
  const { side, value } = amount;
  return found.filter((_, i) => {
    const came = amounts[i];
    if (came === undefined) return false;
    return (side === 'above' ? came : side === 'below' ? -came : Math.abs(came)) > value;
  });
}

const KINDS: ReadonlySet<string> = new Set(DEFECT_KINDS);

function isMeant(defect: Defect, measure: LimitName): boolean {
  if (measure === 'lines') return isLine(defect);
  return !KINDS.has(measure) || defect.kind === measure;
}

type Group = 'cluster' | 'colourCluster';

function groupOf(measure: LimitName): Group | undefined {
  if (measure === 'clusters' || measure === 'clusterSize') return 'cluster';
  return measure === 'colourClusters' || measure === 'colourPairs' ? 'colourCluster' : undefined;
}

/** A group is in the centre with all its members where any of them is. */
function inZone(
  defects: readonly Defect[],
  zone: 'centre' | 'rest',
  frame: FrameFacts,
  group: Group | undefined,
): readonly Defect[] {
  const numberOf = (defect: Defect): number | undefined => group && defect[group];
  const central = new Set(defects.filter((defect) => isCentral(defect, frame)).map(numberOf));
  return defects.filter((defect) => {
    const number = numberOf(defect);
    const isInside = number === undefined ? isCentral(defect, frame) : central.has(number);
    return isInside === (zone === 'centre');
  });
}

/** A line is in the centre where any of it is. */
function isCentral(defect: Defect, { active: { x, y, width, height } }: FrameFacts): boolean {
  const centre = { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
  return overlaps(centre, placeOf(defect));
}

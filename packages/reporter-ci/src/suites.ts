/** What a CI server is told of cameras, whatever the format: a suite per camera, a case per question that was asked of it. */
import {
  baselineInWords,
  decisionsInWords,
  describeCameras,
  forcedAgainst,
  isLack,
  isSetAside,
  limitInWords,
  newInWords,
  plural,
  sentenceCase,
  standingOf,
  verdictOf,
  type Check,
  type LimitRow,
  type LimitStanding,
  type Result,
} from '@hotpix/result';
import { clean } from './clean.ts';

/**
 * passed: the answer is good. warning: it is, with a doubt. failed: a limit is exceeded. skipped: there was nothing to answer by, such as
 * a baseline. error: the camera cannot be judged.
 */
type CaseOutcome = 'passed' | 'warning' | 'failed' | 'skipped' | 'error';

/** Its texts are one line each, and hold no controls. */
export interface Case {
  /** `verdict`, `baseline`, `limit hot` or `check scatter`: the same from run to run, whatever the answer. */
  readonly name: string;
  readonly outcome: CaseOutcome;
  readonly message: string;
}

export interface Suite {
  /** The camera with its size and kind of files, which is the same from run to run. */
  readonly camera: string;
  /** A file of the camera, as it was given to the scan; what a server shows as the place. */
  readonly path: string;
  readonly cases: readonly Case[];
}

export function suitesOf(results: readonly Result[]): Suite[] {
  const names = describeCameras(results, { isKindSaid: true });
  const used = new Set(results.flatMap(({ files }) => files.filter(isUsed).map(({ path }) => path)));
  return results.map((result, i) => ({
    camera: clean(names[i]),
    path: clean(placeOf(result)),
    cases: [...casesOf(result), ...othersCase(result, used)].map(({ name, outcome, message }) => ({
      name: clean(name),
      outcome,
      message: clean(message),
    })),
  }));
}

/** Cases that a person has to look at. */
export const needsLook = ({ outcome }: Case): boolean => outcome !== 'passed';

function casesOf(result: Result): Case[] {
  const { limits = [], checks } = result;
  return [
    verdictCase(result),
    ...limits.map((row) => limitCase(row, result)),
    ...baselineCase(result),
    ...checks.filter((check) => !isLack(check)).map(checkCase),
  ];
}

const STANDINGS: Readonly<Record<LimitStanding, readonly [CaseOutcome, string]>> = {
  exceeded: ['failed', 'Limit exceeded: '],
  warned: ['warning', 'Over a limit that warns: '],
  unjudged: ['error', ''],
  kept: ['passed', 'Within the limit: '],
};

/** New defects that are named where there are more than there may be. */
const NAMED = 10;

function limitCase(row: LimitRow, result: Result): Case {
  const [outcome, begin] = STANDINGS[standingOf(row)];
  const said = row.actual === undefined ? sentenceCase(limitInWords(row)) : `${begin}${limitInWords(row)}.`;
  const message = [said, newInWords(result, row, NAMED)].filter(Boolean).join(' ');
  return { name: `limit ${row.name}`, outcome, message };
}

function verdictCase(result: Result): Case {
  const { explanation } = verdictOf(result, { isNamed: false });
  if (result.status !== 'complete') return { name: 'verdict', outcome: 'error', message: `No verdict. ${explanation}` };
  const outcome = forcedAgainst(result) === undefined ? 'passed' : 'warning';
  return { name: 'verdict', outcome, message: explanation };
}

function baselineCase(result: Result): Case[] {
  const { baseline, checks } = result;
  const lack = checks.find(isLack);
  if (lack) return [{ name: lack.name, outcome: 'skipped', message: lack.message }];
  if (!baseline) return [];
  const message = [baselineInWords(result), ...decisionsInWords(result, EXPIRED)].join(' ');
  return [{ name: baseline.against ?? 'baseline', outcome: baseline.expired?.length ? 'warning' : 'passed', message }];
}

/** Acceptances that are told of those that have expired. */
const EXPIRED = 20;

/** What refuses a set, the verdict tells as an error already; who forced one was told, and wants to go on. */
function checkCase({ name, status, message }: Check): Case {
  return { name: `check ${name}`, outcome: status === 'failed' ? 'warning' : status, message };
}

/** Files of other cameras that no Result of the list is of: nobody judged them. */
function othersCase({ files }: Result, used: ReadonlySet<string>): Case[] {
  const { length } = files.filter((row) => isSetAside(row, 'otherCamera') && !used.has(row.path));
  if (length === 0) return [];
  const message = `Not checked: ${plural(length, 'file')} of another camera, size or kind. A Result of each camera has them.`;
  return [{ name: 'other cameras', outcome: 'skipped', message }];
}

const isUsed = ({ status }: Result['files'][number]): boolean => status === 'used';

/** A photograph stands for its camera; where none was used, a file that was given. */
function placeOf({ files }: Result): string {
  return (files.find(isUsed) ?? files.at(0))?.path ?? 'photographs';
}

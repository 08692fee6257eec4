/** What a CI server is told of cameras, whatever the format: a suite per camera, a case per question that was asked of it. */
import {
  decisionsInWords,
  describeCameras,
  forcedAgainst,
  isLack,
  limitInWords,
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
  return results.map((result, i) => ({
    camera: clean(names[i]),
    path: clean(placeOf(result)),
    cases: casesOf(result).map(({ name, outcome, message }) => ({
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
    ...limits.map(limitCase),
    ...baselineCase(result),
    ...checks.filter((check) => !isLack(check)).map((check) => checkCase(check, result)),
  ];
}

const STANDINGS: Readonly<Record<LimitStanding, readonly [CaseOutcome, string]>> = {
  exceeded: ['failed', 'Limit exceeded: '],
  warned: ['warning', 'Over a limit that warns: '],
  unjudged: ['error', ''],
  kept: ['passed', 'Within the limit: '],
};

function limitCase(row: LimitRow): Case {
  const [outcome, begin] = STANDINGS[standingOf(row)];
  const message = row.actual === undefined ? sentenceCase(limitInWords(row)) : `${begin}${limitInWords(row)}.`;
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
  if (lack) return [{ name: 'baseline', outcome: 'skipped', message: lack.message }];
  if (!baseline) return [];
  const counts = (['new', 'gone', 'worse', 'better'] as const).map((sort) => `${baseline[sort].length} ${sort}`);
  const message = [`Against the baseline: ${counts.join(', ')}.`, ...decisionsInWords(result, EXPIRED)].join(' ');
  return [{ name: 'baseline', outcome: baseline.expired?.length ? 'warning' : 'passed', message }];
}

/** Acceptances that are told of those that have expired. */
const EXPIRED = 20;

/** Who forced a verdict was told of the check that failed, and wants to go on. */
function checkCase({ name, status, message }: Check, result: Result): Case {
  const failed = result.status === 'complete' ? 'warning' : 'error';
  return { name: `check ${name}`, outcome: status === 'failed' ? failed : status, message };
}

/** A photograph stands for its camera; where none was used, a file that was given. */
function placeOf({ files }: Result): string {
  return (files.find(({ status }) => status === 'used') ?? files.at(0))?.path ?? 'photographs';
}

/** What a Result says in one line. The page shows it first, and it is all that a browser without JavaScript shows. */
import { nameWithSerial } from './camera.ts';
import { limitSetInWords, limitSetOf, limitsOf } from './limits/standing.ts';
import { isLack } from './outcome.ts';
import type { Result } from './schema.ts';
import { severityInWords } from './severity.ts';
import {
  exceededLimits,
  forceInWords,
  limitInWords,
  limitsInWords,
  LISTING,
  photographOf,
  plural,
  sentenceCase,
} from './words.ts';

export interface Verdict {
  /** clean: nothing found, nothing to doubt. found: defects, or a doubt. exceeded: over a limit. unjudged: no answer. */
  readonly tone: 'clean' | 'found' | 'exceeded' | 'unjudged';
  readonly headline: string;
  /** Full sentences; may hold text out of files. */
  readonly explanation: string;
  /** That checks warn, without a full stop, as `1 check warns`; whoever shows it says where they are told. */
  readonly warnings?: string;
}

/** @param isNamed whether the explanation names the camera; in a list, where its name and no headline stand beside it, it does not */
export function verdictOf(result: Result, { isNamed = true }: { readonly isNamed?: boolean } = {}): Verdict {
  const { status, reason, defects } = result;
  if (status !== 'complete') {
    return { tone: 'unjudged', headline: 'No verdict', explanation: reason ?? 'The Result gives no reason.' };
  }
  const force = forceInWords(result);
  const mark = force === undefined ? '' : ', judged by force';
  const doubts = [
    ...(isListing(result) ? [LISTING] : []),
    ...(force ? [force] : []),
    ...lackOf(result),
    ...unansweredOf(result),
    ...warnedOf(result),
    ...expiredOf(result),
  ];
  const warned = warningsOf(result);
  const exceeded = exceededLimits(result);
  const on = basis(result, isNamed);
  if (exceeded.length > 0) {
    const headline = `${exceeded.length === 1 ? 'Limit exceeded' : `${exceeded.length} limits exceeded`}${mark}`;
    const over = `${subject(result)} ${on} Over the limit: ${exceeded.join(', ')}.`;
    const explanation = [over, ...(defects.length > 0 ? worth(result) : []), ...doubts, ...limitSetInWords(result)];
    return { tone: 'exceeded', headline, explanation: explanation.join(' '), ...warned };
  }
  const tone = defects.length === 0 && doubts.length === 0 && !warned.warnings ? 'clean' : 'found';
  const headline = `${subject(result)} ${isListing(result) ? 'listed' : 'found'}${standing(result)}${mark}`;
  // The headline says the number, of defects, and in a list there is none.
  const begin = isNamed ? sentenceCase(on) : `${subject(result)} ${on}`;
  return {
    tone,
    headline,
    explanation: [begin, ...worth(result), ...doubts, ...limitSetInWords(result)].join(' '),
    ...warned,
  };
}

function standing(result: Result): string {
  const unanswered = limitsOf(result, 'unjudged').length;
  const lacks = lackOf(result).length > 0;
  if (unanswered > 0 && !lacks) return `, ${plural(unanswered, 'limit')} cannot be judged`;
  const kept = limitsOf(result, 'kept').length > 0 ? `, within ${limitSetOf(result)?.title ?? 'limits'}` : '';
  const limits = limitsOf(result, 'warned').length > 0 ? ', over a limit that warns' : kept;
  return lacks ? `${limits}, no baseline` : limits;
}

/** The limits that cannot be judged, with the reasons; that a baseline lacks the camera is told already. */
function unansweredOf(result: Result): string[] {
  const isTold = (name: string): boolean => lackOf(result).length > 0 && /^new\b/.test(name);
  return limitsOf(result, 'unjudged').flatMap((row) => (isTold(row.name) ? [] : [`The limit ${limitInWords(row)}`]));
}

/** That acceptances are over, since the same defects were no matter yesterday. */
function expiredOf({ baseline }: Result): string[] {
  const { length = 0 } = baseline?.expired ?? [];
  return length > 0 ? [`The acceptance of ${plural(length, 'defect')} has expired.`] : [];
}

function warnedOf(result: Result): string[] {
  const rows = limitsInWords(limitsOf(result, 'warned'));
  return rows === '' ? [] : [`Over a limit that warns: ${rows.replace(/\.?$/, '.')}`];
}

/** That a baseline lacks the camera, and what to do. */
function lackOf({ checks }: Result): string[] {
  return checks.filter(isLack).map(({ message }) => message);
}

/** A ranking without evidence lists the first of all samples, whether anything is wrong with them or not. */
export function isListing({ sections: { variance, evidence } }: Pick<Result, 'sections'>): boolean {
  return variance !== undefined && evidence === undefined;
}

function subject(result: Result): string {
  const noun = isListing(result) ? 'candidate' : 'defect';
  return result.defects.length === 0 ? `No ${noun}s` : plural(result.defects.length, noun);
}

/** How bad it is, or what it means that nothing was found. */
function worth(result: Result): string[] {
  if (isListing(result) || result.sections.map) return [];
  if (result.defects.length > 0) return severityInWords(result);
  return result.checks.flatMap(({ name, status, message }) =>
    name === 'enoughFrames' && status === 'passed' ? [message, 'Weaker ones may be there.'] : [],
  );
}

/** What the explanation tells is not told twice. */
function warningsOf({ checks }: Result): Pick<Verdict, 'warnings'> {
  const count = checks.filter((check) => check.status === 'warning' && !isLack(check)).length;
  return count > 0 ? { warnings: `${plural(count, 'check')} ${count === 1 ? 'warns' : 'warn'}` } : {};
}

/** `in 24 ordinary photographs, Canon PowerShot S40 no. 0420183377.` */
function basis({ files, camera, capture, sections }: Result, isNamed: boolean): string {
  const used = files.filter(({ status }) => status === 'used').length;
  const name = camera && isNamed ? nameWithSerial(camera) : '';
  const where = sections.map ? `the list '${sections.map.path}'` : plural(used, photographOf(capture?.mode));
  return `in ${where}${name ? `, ${name}` : ''}.`;
}

/** What a Result says in one line. The page shows it first, and it is all that a browser without JavaScript shows. */
import { cameraName } from './camera.ts';
import type { Result } from './schema.ts';
import { plural } from './words.ts';

export interface Verdict {
  /** clean: nothing found, nothing to doubt. found: defects, or a doubt. exceeded: over a limit. unjudged: no answer. */
  readonly tone: 'clean' | 'found' | 'exceeded' | 'unjudged';
  readonly headline: string;
  /** Full sentences; may hold text out of files. */
  readonly explanation: string;
}

const MODES = { scene: 'ordinary photographs', dark: 'dark frames', flat: 'flat fields' } as const;

export function verdictOf(result: Result): Verdict {
  const { status, reason, defects, checks, limits = [] } = result;
  if (status !== 'complete') {
    return { tone: 'unjudged', headline: 'No verdict', explanation: reason ?? 'The Result gives no reason.' };
  }
  const mark = checks.some((check) => check.status === 'failed') ? ', judged by force' : '';
  const doubts = [...candidatesOnly(result), ...force(result), ...warnings(result)];
  const exceeded = limits.filter((limit) => limit.exceeded);
  if (exceeded.length > 0) {
    const which = exceeded.map(({ name, limit, actual }) => `${name} ${actual} of at most ${limit}`).join(', ');
    const headline = `${exceeded.length === 1 ? 'Limit exceeded' : `${exceeded.length} limits exceeded`}${mark}`;
    const explanation = [`${subject(result)} ${basis(result)} Over the limit: ${which}.`, ...doubts].join(' ');
    return { tone: 'exceeded', headline, explanation };
  }
  const tone = defects.length === 0 && doubts.length === 0 ? 'clean' : 'found';
  const headline = `${subject(result)} ${isListing(result) ? 'listed' : 'found'}${result.limits ? ', within limits' : ''}${mark}`;
  return { tone, headline, explanation: [sentenceCase(basis(result)), ...doubts].join(' ') };
}

/** A ranking without evidence lists the first of all samples, whether anything is wrong with them or not. */
export function isListing({ sections: { variance, evidence } }: Pick<Result, 'sections'>): boolean {
  return variance !== undefined && evidence === undefined;
}

function subject(result: Result): string {
  const noun = isListing(result) ? 'candidate' : 'defect';
  return result.defects.length === 0 ? `No ${noun}s` : plural(result.defects.length, noun);
}

function candidatesOnly(result: Result): string[] {
  return isListing(result) ? ['A ranking lists the samples that vary least, whether they are defective or not.'] : [];
}

/** A check that failed would have refused the set. */
function force({ checks }: Result): string[] {
  const failed = checks.filter(({ status }) => status === 'failed').map(({ message }) => message);
  return failed.length > 0 ? [`Judged by force although the photographs are refused: ${failed.join(' ')}`] : [];
}

function warnings({ checks }: Result): string[] {
  const warning = checks.filter(({ status }) => status === 'warning').length;
  return warning > 0 ? [`${plural(warning, 'check')} ${warning === 1 ? 'warns' : 'warn'}: see below.`] : [];
}

/** `in 24 ordinary photographs, Canon PowerShot S40.` */
function basis({ files, camera, capture }: Result): string {
  const used = files.filter(({ status }) => status === 'used').length;
  const what = capture ? MODES[capture.mode] : 'photographs';
  const photographs = used === 1 ? what.slice(0, -1) : what;
  const name = camera ? cameraName(camera) : '';
  return `in ${used.toLocaleString('en-US')} ${photographs}${name ? `, ${name}` : ''}.`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

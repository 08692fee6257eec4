/** What a Result says in one line. The page shows it first, and it is all that a browser without JavaScript shows. */
import { nameWithSerial } from './camera.ts';
import type { Result } from './schema.ts';
import { severityInWords } from './severity.ts';
import { exceededLimits, forceInWords, LISTING, photographOf, plural, sentenceCase } from './words.ts';

export interface Verdict {
  /** clean: nothing found, nothing to doubt. found: defects, or a doubt. exceeded: over a limit. unjudged: no answer. */
  readonly tone: 'clean' | 'found' | 'exceeded' | 'unjudged';
  readonly headline: string;
  /** Full sentences; may hold text out of files. */
  readonly explanation: string;
}

export function verdictOf(result: Result): Verdict {
  const { status, reason, defects } = result;
  if (status !== 'complete') {
    return { tone: 'unjudged', headline: 'No verdict', explanation: reason ?? 'The Result gives no reason.' };
  }
  const force = forceInWords(result);
  const mark = force === undefined ? '' : ', judged by force';
  const doubts = [...(isListing(result) ? [LISTING] : []), ...(force ? [force] : []), ...warnings(result)];
  const exceeded = exceededLimits(result);
  if (exceeded.length > 0) {
    const headline = `${exceeded.length === 1 ? 'Limit exceeded' : `${exceeded.length} limits exceeded`}${mark}`;
    const over = `${subject(result)} ${basis(result)} Over the limit: ${exceeded.join(', ')}.`;
    const explanation = [over, ...(defects.length > 0 ? worth(result) : []), ...doubts].join(' ');
    return { tone: 'exceeded', headline, explanation };
  }
  const tone = defects.length === 0 && doubts.length === 0 ? 'clean' : 'found';
  const headline = `${subject(result)} ${isListing(result) ? 'listed' : 'found'}${result.limits ? ', within limits' : ''}${mark}`;
  return { tone, headline, explanation: [sentenceCase(basis(result)), ...worth(result), ...doubts].join(' ') };
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
  if (isListing(result)) return [];
  if (result.defects.length > 0) return severityInWords(result);
  return result.checks.flatMap(({ name, status, message }) =>
    name === 'enoughFrames' && status === 'passed' ? [message, 'Weaker ones may be there.'] : [],
  );
}

function warnings({ checks }: Result): string[] {
  const warning = checks.filter(({ status }) => status === 'warning').length;
  return warning > 0 ? [`${plural(warning, 'check')} ${warning === 1 ? 'warns' : 'warn'}: see below.`] : [];
}

/** `in 24 ordinary photographs, Canon PowerShot S40 no. 0420183377.` */
function basis({ files, camera, capture }: Result): string {
  const used = files.filter(({ status }) => status === 'used').length;
  const name = camera ? nameWithSerial(camera) : '';
  return `in ${plural(used, photographOf(capture?.mode))}${name ? `, ${name}` : ''}.`;
}

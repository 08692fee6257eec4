import {
  cameraName,
  isListing,
  photographOf,
  plural,
  sentenceCase,
  type Result,
  type Verdict,
  verdictOf,
} from '@hotpix/result';
import { element, svg } from '../dom/element.ts';
import { facts } from '../dom/section.ts';
import { size, whole } from '../model/format.ts';

/** Signs that stand beside the headline, 24 units square. */
export const SIGNS: Readonly<Record<Verdict['tone'], string>> = {
  clean: 'M5 12.5l4.5 4.5L19 7.5',
  found: 'M12 5v9M12 18v.5',
  exceeded: 'M6 6l12 12M18 6L6 18',
  unjudged: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.3M12 18v.5',
};

/** The verdict in a headline and a sentence, and what it rests on. */
export function hero(result: Result): HTMLElement {
  const { tone, headline, explanation, warnings } = verdictOf(result);
  const below = warnings === undefined ? '' : ` ${warnings}: see below.`;
  const sign = svg(
    'svg',
    { class: 'sign', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    svg('path', { d: SIGNS[tone] }),
  );
  return element(
    'header',
    { class: `hero tone-${tone}` },
    sign,
    element(
      'div',
      {},
      element('h1', {}, headline),
      element('p', { class: 'lead' }, explanation + below),
      nextStep(result),
    ),
    basis(result),
  );
}

/** What to type next, where the host said what. */
function nextStep({ status, defects, capture }: Result): HTMLElement | undefined {
  const command = document.querySelector<HTMLMetaElement>('meta[name="hotpix-repair"]')?.content;
  if (command === undefined || status !== 'complete' || defects.length === 0 || capture?.mode !== 'scene')
    return undefined;
  return element('p', { class: 'next' }, 'To repair copies of the pictures: ', element('code', {}, command));
}

function basis(result: Result): HTMLElement {
  const { camera, frame, capture } = result;
  const name = camera ? cameraName(camera) || 'Not named in the files' : 'None';
  const byChance = allowedByChance(result);
  return facts([
    ['Camera', twoLines(name, camera ? whichOf(camera) : undefined)],
    ['Photographs', photographs(result)],
    frame ? ['Sensor', twoLines(`${size(frame.width, frame.height)} pixels`, storage(frame))] : undefined,
    capture
      ? [
          'Taken as',
          twoLines(
            sentenceCase(`${photographOf(capture.mode)}s`),
            capture.guessed ? 'Guessed from the pictures' : 'As was stated',
          ),
        ]
      : undefined,
    byChance !== undefined
      ? [
          'Threshold',
          twoLines(
            `${byChance} good ${byChance === 1 ? 'pixel' : 'pixels'} may cross it`,
            'Then the list is cut to at most 1 false in 20',
          ),
        ]
      : undefined,
  ]);
}

/** What tells it from others of its name. */
function whichOf({ serial, sensor }: NonNullable<Result['camera']>): string | undefined {
  const words = [serial && `Serial number ${serial}`, sensor].filter((word) => word);
  return words.length > 0 ? words.join(', ') : undefined;
}

/** Only of a verdict that rests on it: a ranking lists as many as it was asked for, an absolute limit knows no chance. */
function allowedByChance(result: Result): number | undefined {
  const { status, sections, capture, options } = result;
  const isAbsolute = options[capture?.mode === 'dark' ? 'darkLimit' : 'flatLimit'] !== undefined;
  if (status !== 'complete' || isListing(result) || (capture?.mode !== 'scene' && isAbsolute)) return undefined;
  const expected = sections.evidence?.expectedFalse ?? options.expectedFalse;
  return typeof expected === 'number' ? expected : undefined;
}

function photographs({ files, status }: Result): HTMLElement {
  const number = (status: string) => files.filter((file) => file.status === status).length;
  const [used, setAside, failed] = [number('used'), number('setAside'), number('failed')];
  const others = [setAside > 0 ? `${whole(setAside)} set aside` : '', failed > 0 ? `${whole(failed)} failed` : ''];
  const rest = others.filter((part) => part !== '').join(', ');
  const detail = rest ? element('a', { href: '#files' }, rest) : 'None set aside, none failed';
  return twoLines(`${whole(used)} ${status === 'complete' ? 'used' : 'readable'}`, detail);
}

function storage({ mosaic, channels, bits, lossy }: NonNullable<Result['frame']>): string {
  const colours = mosaic
    ? `${mosaic[0]?.length ?? 0} × ${mosaic.length} mosaic`
    : channels === 3
      ? 'RGB'
      : 'Monochrome';
  return `${colours}, ${plural(bits, 'bit')}, ${lossy ? 'lossy' : 'lossless'}`;
}

function twoLines(first: string, second: string | HTMLElement | undefined): HTMLElement {
  return element(
    'span',
    { class: 'two-lines' },
    element('b', {}, first),
    second === undefined ? undefined : element('small', {}, second),
  );
}

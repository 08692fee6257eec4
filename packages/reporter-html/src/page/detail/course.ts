/** How a defect stood in each photograph, and since when it is there. */
import { changeInWords, courseInWords, sentenceCase, type Course, type Timeline } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { exposureTime, signed, whole } from '../model/format.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import { tableShell } from '../table/table-shell.ts';
import { drawCourse } from './draw-course.ts';

/** A drawing, a sentence and the table of the photographs; nothing of a defect that nobody followed. */
export function courseOf({ course }: RankedDefect, { result: { timeline } }: Report): HTMLElement | undefined {
  if (!course || !timeline) return undefined;
  const hasSeries = course.amplitudes?.length === timeline.photographs.length;
  return element(
    'section',
    { class: 'course', 'aria-label': 'Over time' },
    element('h3', {}, 'Over time'),
    element('p', {}, element('b', {}, sentenceCase(courseInWords(course))), when(course)),
    ...(hasSeries ? [figure(course, timeline), table(course, timeline)] : []),
  );
}

function when(course: Course): string {
  const { change, photographs } = course;
  const looked = ` Looked at in ${whole(photographs)} photographs.`;
  if (!change) return `.${looked}`;
  const which = course.state === 'gone' ? 'without it' : 'with it';
  return `: ${changeInWords(course)}. Most likely the first photograph ${which} is ${change.photograph}.${looked}`;
}

function figure(course: Course, timeline: Timeline): HTMLElement {
  const words =
    'Its difference from its neighbours in DN, photograph by photograph. The wash is the interval in which it changed; bars are a standard deviation of noise and scenery.';
  return element('figure', {}, drawCourse(course, timeline), element('figcaption', {}, words));
}

/** The same as numbers, made when it is first opened. */
function table({ amplitudes = [], sigmas = [] }: Course, { photographs }: Timeline): HTMLElement {
  const details = element('details', {}, element('summary', {}, 'The drawing as a table'));
  const make = (): void => {
    const rows = photographs.map(({ path, taken = '–', iso, exposure }, i) => {
      const [amplitude, sigma] = [amplitudes[i], sigmas[i]];
      const numbers = [
        iso === undefined ? '–' : whole(iso),
        exposure === undefined ? '–' : exposureTime(exposure),
        amplitude === null ? '–' : signed(amplitude, 1),
        sigma === null ? '–' : signed(sigma, 1).replace('+', '±'),
      ];
      const cells = numbers.map((cell) => element('td', { class: 'number' }, cell));
      return element('tr', {}, element('td', {}, path), element('td', {}, taken.replace('T', ' ')), ...cells);
    });
    const heads = ['Photograph', 'Taken', 'ISO', 'Exposure', 'DN', 'Noise'];
    const head = element('tr', {}, ...heads.map((name) => element('th', { scope: 'col' }, name)));
    const body = element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
    details.append(tableShell('Its difference from its neighbours by photograph', body));
  };
  details.addEventListener('toggle', make, { once: true });
  return details;
}

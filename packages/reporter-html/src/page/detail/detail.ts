/** All about the selected defect. */
import { element, fill } from '../dom/element.ts';
import { glyph } from '../dom/glyph.ts';
import { positionOf } from '../model/address.ts';
import { step } from '../model/history.ts';
import { titleOf } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import { standingBadge } from '../verdict/standing.ts';
import { courseOf } from './course.ts';
import { cropGallery } from './crop-gallery.ts';
import { numbers } from './numbers.ts';

/** The panel that follows the selection. */
export function detail(report: Report): HTMLElement {
  const heading = element('h2', { id: 'detail-title' });
  const content = element('div');
  const panel = element(
    'section',
    { id: 'detail', 'aria-labelledby': 'detail-title' },
    steps(report),
    heading,
    content,
  );
  const show = (defect: RankedDefect | undefined) => {
    if (!defect) {
      fill(heading, 'Nothing selected');
      fill(content, element('p', { class: 'empty' }, whyNothing()));
      return;
    }
    fill(heading, glyph(defect.kind), titleOf(defect), standingBadge(defect));
    fill(content, cropGallery(defect, report), courseOf(defect, report), numbers(defect, report));
  };
  report.selected.listen(show);
  show(report.selected.value);
  return panel;
}

function whyNothing(): string {
  const position = positionOf(location.hash);
  if (position)
    return `This report has no defect at ${position.x}, ${position.y}. Select one on the map or in the table.`;
  return 'Select a defect on the map or in the table.';
}

function steps(report: Report): HTMLElement {
  return element(
    'div',
    { class: 'steps', role: 'group', 'aria-label': 'Go through the defects' },
    element('button', { type: 'button', class: 'button', click: () => step(report, -1) }, '← Previous'),
    element('button', { type: 'button', class: 'button', click: () => step(report, 1) }, 'Next →'),
  );
}

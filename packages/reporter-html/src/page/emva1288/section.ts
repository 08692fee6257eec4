/** The figures of EMVA 1288 and the histograms of deviations, of dark frames and flat fields. */
import type { Emva1288, Result } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { section } from '../dom/section.ts';
import { whole } from '../model/format.ts';
import { missingFigures, figureTable } from './figures.ts';
import { plotFigure } from './plot-figure.ts';
import { accumulatedPlot, histogramPlot } from './plots.ts';

/** The section; nothing for a Result without such figures. */
export function emva1288({ sections: { emva1288: figures } }: Result): HTMLElement | undefined {
  if (!figures) return undefined;
  const plots = figures.histograms
    .filter(({ colours }) => colours.length > 0)
    .flatMap((histogram) => [plotFigure(histogramPlot(histogram)), plotFigure(accumulatedPlot(histogram))]);
  return section(
    'emva1288',
    'EMVA 1288',
    element('p', { class: 'prose' }, summary(figures)),
    figureTable(figures),
    missingFigures(figures),
    element('div', { class: 'plots' }, ...plots),
  );
}

function summary({ release, frames, darkFrames, colours }: Emva1288): string {
  const sets = `${count(frames, 'frame')}${darkFrames === undefined ? '' : ` and ${count(darkFrames, 'dark frame')}`}`;
  const each = colours.length > 1 ? ' Each colour is measured by itself.' : '';
  return `Figures after ${release}, of ${sets}.${each} The standard sets no limit to a defect: read it off the accumulated histogram.`;
}

function count(n: number, what: string): string {
  return `${whole(n)} ${what}${n === 1 ? '' : 's'}`;
}

/** A sign per sort of change: a shape of its own about the sign of the defect, for those who do not see the colour. */
import type { TransitionKind } from '@hotpix/history/pure';
import { svg } from '../../dom/element.ts';

/** SVG paths about (0, 0), within 11 units of it. */
export const OUTLINES: Readonly<Record<TransitionKind, string>> = {
  new: 'M10 0A10 10 0 1 1-10 0A10 10 0 1 1 10 0Z',
  revealed: 'M7-7.2A10 10 0 0 1 10 0M7 7.2A10 10 0 0 1 0 10M-7 7.2A10 10 0 0 1-10 0M-7-7.2A10 10 0 0 1 0-10',
  back: 'M10 0A10 10 0 0 1 0 10M-10 0A10 10 0 0 1 0-10M-10 0L-7-3M-10 0L-12-4',
  worse: 'M0-11L10.5 8H-10.5Z',
  better: 'M0 11L10.5-8H-10.5Z',
  gone: 'M-7-7L7 7M-7 7L7-7',
};

/** As it stands in the legend and beside its name. */
export function changeSign(kind: TransitionKind): SVGElement {
  return svg(
    'svg',
    { class: `change-sign change-${kind}`, viewBox: '-12 -12 24 24', 'aria-hidden': 'true' },
    svg('path', { d: OUTLINES[kind] }),
  );
}

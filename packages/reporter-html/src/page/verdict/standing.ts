import { element } from '../dom/element.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';

const BADGES = {
  new: ['bad', 'New'],
  worse: ['bad', 'Worse'],
  better: ['good', 'Better'],
} as const;

/** How a defect stands to the baseline; undefined where it is as it was. */
export function standingBadge({ standing }: Pick<RankedDefect, 'standing'>): HTMLElement | undefined {
  if (!standing) return undefined;
  const [tone, word] = BADGES[standing];
  return element('span', { class: `badge ${tone}` }, word);
}

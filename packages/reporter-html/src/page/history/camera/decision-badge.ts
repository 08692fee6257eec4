import type { PackedDecision } from '../../../history/packed.ts';
import { element, type Child } from '../../dom/element.ts';
import { hasExpired, today } from '../model/expiry.ts';

/** Whether a defect is accepted: by the latest decision on it. */
export function decisionBadge(decisions: readonly PackedDecision[]): Child {
  const decision = decisions.at(-1);
  if (!decision) return '–';
  const { reason, by, until } = decision;
  const isOver = hasExpired(decision, today());
  const words = isOver ? `Expired ${until}` : until === undefined ? 'Accepted' : `Until ${until}`;
  return element('span', { class: `badge ${isOver ? 'bad' : 'good'}`, title: `${reason} (${by})` }, words);
}

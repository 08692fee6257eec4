/** What goes with the kind of a defect. */
import { isLine, lengthOf } from './lines.ts';
import { inDn, percent, whole } from './numbers.ts';
import type { Defect } from './schema.ts';

type Particular = Pick<Defect, 'kind' | 'extent' | 'fit' | 'level' | 'response'>;

const MEANINGS = {
  hot: 'DN at any exposure + DN per second of it',
  stuck: 'at that DN',
  dim: "share of the neighbours' signal",
  line: 'its length',
} as const;

/** What the particulars of each kind mean, for a table that may hold any of them. */
export const PARTICULARS_MEANING = `What goes with the kind, ${Object.entries(MEANINGS)
  .map(([kind, meaning]) => `${kind}: ${meaning}`)
  .join('; ')}.`;

/**
 * In few characters: `12 + 340/s` of a hot pixel, `at 14,000` of a stuck one, `62 %` of a dim one, `length 454` of a line; empty where
 * there is nothing to say.
 */
export function particulars(defect: Particular): string {
  const { fit, level, response } = defect;
  if (isLine(defect)) return `length ${whole(lengthOf(defect))}`;
  if (fit) return `${inDn(fit.offset)} ${fit.rate < 0 ? '-' : '+'} ${inDn(Math.abs(fit.rate))}/s`;
  if (level !== undefined) return `at ${inDn(level)}`;
  return response === undefined ? '' : percent(response);
}

/** What the particulars of these defects mean; empty where they have none, or a length, which says it itself. */
export function explainParticulars(defects: readonly Particular[]): string {
  const points = defects.filter((defect) => !isLine(defect));
  const fit = points.find((defect) => defect.fit)?.fit;
  const iso = fit?.iso === undefined ? '' : `, at ISO ${fit.iso}`;
  const parts = [
    ...(fit ? [`hot: ${MEANINGS.hot}${iso}`] : []),
    ...(points.some(({ level }) => level !== undefined) ? [`stuck: ${MEANINGS.stuck}`] : []),
    ...(points.some(({ response }) => response !== undefined) ? [`dim: ${MEANINGS.dim}`] : []),
  ];
  return parts.length === 0 ? '' : `Behaviour, ${parts.join('; ')}.`;
}

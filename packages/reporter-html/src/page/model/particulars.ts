/** What goes with the kind of a defect. */
import { percent, significant, whole } from './format.ts';
import { isLine, lengthOf } from './place.ts';
import type { RankedDefect } from './report.ts';

/** In few characters: `12 + 340/s`, `at 14,000`, `62 %`, `length 454`; undefined where there is nothing to say. */
export function particulars(defect: RankedDefect): string | undefined {
  const { fit, level, response } = defect;
  if (isLine(defect)) return `length ${whole(lengthOf(defect))}`;
  if (fit) return `${dn(fit.offset)} ${fit.rate < 0 ? '\u2212' : '+'} ${dn(Math.abs(fit.rate))}/s`;
  if (level !== undefined) return `at ${dn(level)}`;
  return response === undefined ? undefined : percent(response);
}

/** The number that tells defects of one kind apart. */
export function particularNumber(defect: RankedDefect): number | undefined {
  return isLine(defect) ? lengthOf(defect) : (defect.fit?.rate ?? defect.level ?? defect.response);
}

/** Samples are whole numbers: no digit of them is left out, and none is added but to small ones. */
export function dn(value: number): string {
  return Math.abs(value) < 10 ? significant(value, 2) : whole(Math.round(value)).replace('-', '\u2212');
}

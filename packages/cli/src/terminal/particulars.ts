/** What goes with the kind of a defect, in few characters. */
import type { Result } from '@hotpix/core';

type Defect = Result['defects'][number];

/** `12 + 340/s` of a hot pixel, `at 14000` of a stuck one, `62 %` of a dim one, `length 454` of a line; else nothing. */
export function particulars({ kind, fit, level, response, extent }: Defect): string {
  if (kind === 'column' || kind === 'row') return `length ${Math.max(extent.width, extent.height)}`;
  if (fit) return `${short(fit.offset)} ${fit.rate < 0 ? '-' : '+'} ${short(Math.abs(fit.rate))}/s`;
  if (level !== undefined) return `at ${Math.round(level)}`;
  return response === undefined ? '' : `${Math.round(response * 100)} %`;
}

/** What the particulars of these defects are; nothing where they have none, or a length, which says it itself. */
export function explainParticulars(defects: readonly Defect[]): string {
  const fit = defects.find((defect) => defect.fit)?.fit;
  const iso = fit?.iso === undefined ? '' : `, at ISO ${fit.iso}`;
  const parts = [
    ...(fit ? [`hot: DN at any exposure + DN per second of it${iso}`] : []),
    ...(defects.some(({ level }) => level !== undefined) ? ['stuck: at that DN'] : []),
    ...(defects.some(({ response }) => response !== undefined) ? ["dim: share of the neighbours' signal"] : []),
  ];
  return parts.length === 0 ? '' : `Particulars, ${parts.join('; ')}.`;
}

function short(value: number): string {
  return Math.abs(value) < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

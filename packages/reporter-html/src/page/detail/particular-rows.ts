/** What goes with the kind of a defect: numbers with what they mean. */
import { isLine } from '@hotpix/result';
import { dn, exposureTime, percent } from '../model/format.ts';
import { lengthInWords, whereOf } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';

type Fit = NonNullable<RankedDefect['fit']>;
type Row = readonly [term: string, value: string, meaning: string];

/** Exposures that a photographer knows, in seconds. */
const SHORT = 1 / 60;
const LONG = 30;

export function particularRows(defect: RankedDefect, report: Report): Row[] {
  const { fit, level, response } = defect;
  return [
    ...(isLine(defect) ? [lengthRow(defect)] : []),
    ...(fit ? [fitRow(fit, report)] : []),
    ...(level === undefined ? [] : [levelRow(level, report)]),
    ...(response === undefined ? [] : [responseRow(response)]),
  ];
}

function lengthRow(defect: RankedDefect): Row {
  const meaning = `The line goes over ${whereOf(defect)}; good pixels may lie between. It is one defect, however long.`;
  return ['Length', lengthInWords(defect), meaning];
}

function fitRow({ offset, rate, iso }: Fit, { result: { frame } }: Report): Row {
  const range = frame ? frame.white - frame.black : Infinity;
  const at = (seconds: number) => `${dn(offset + rate * seconds)} DN at ${exposureTime(seconds)}`;
  // More than the range is nothing that anybody sees.
  const long =
    offset + rate * LONG < range ? at(LONG) : `all from black to white at ${exposureTime((range - offset) / rate)}`;
  const gain = iso === undefined ? '' : ` At ISO ${iso}; twice of it doubles both.`;
  const examples = offset + rate * SHORT < range ? `${at(SHORT)}, ${long}` : long;
  const meaning = `What it adds to the light at any exposure, and for each second of it: ${examples}.${gain}`;
  return ['Dark signal', `${dn(offset)} DN ${rate < 0 ? '\u2212' : '+'} ${dn(Math.abs(rate))} DN/s`, meaning];
}

function levelRow(level: number, { result: { frame } }: Report): Row {
  const share = frame && frame.white > frame.black ? (level - frame.black) / (frame.white - frame.black) : undefined;
  const place = share === undefined ? '' : `: ${percent(share, 1)} of the way from black to white`;
  return ['Stuck at', `${dn(level)} DN`, `The value it has whatever light it gets${place}.`];
}

function responseRow(response: number): Row {
  return ['Response', percent(response), 'The share of its neighbours\u2019 signal that it gives.'];
}

/** The history of a camera in a terminal: what it has now, how fast it grows, its scans, and what happened, the latest first. */
import { describeCamera, plural, signed, significant, whole } from '@hotpix/result';
import { SONY_IMX219, type CameraHistory, type Estimate, type Growth, type Transition } from '@hotpix/history';
import { describeHidden } from './hidden.ts';
import { formatTable } from './table.ts';

interface Style {
  /** Most rows of each table. */
  readonly top: number;
  readonly since?: string;
}

export function describeHistory(
  key: string,
  history: CameraHistory,
  growth: Growth | undefined,
  { top, since = '' }: Style,
): string[] {
  const { camera, frame, scans } = history;
  const last = scans[scans.length - 1];
  const days = `${plural(scans.length, 'scan')} from ${day(scans[0].time)} to ${day(last.time)}`;
  return [
    `${describeCamera(camera, frame)}: ${plural(last.counts.present, 'defect')} after ${days}.`,
    ...(scans.length > 1 ? describeHidden(last.counts) : []),
    ...(growth ? describeGrowth(growth) : ['How fast new ones come is not known before two scans of different times.']),
    '',
    ...describeScans(history, top),
    '',
    ...describeTransitions(history, top, since),
    '',
    `In the history it is called ${key}.`,
  ];
}

const day = (time: string): string => time.slice(0, 10);
const range = ({ value, low, high }: Estimate): string =>
  `${significant(value, 2)} (${significant(low, 2)} to ${significant(high, 2)})`;

/** With 95 % intervals, beside what others measured. */
function describeGrowth({ births, from, to, ...growth }: Growth): string[] {
  const { perYear, perMegapixel, perSquareMillimetre, chapman } = growth;
  const area = perSquareMillimetre ? `, ${range(perSquareMillimetre)} per mm²` : '';
  const [least] = SONY_IMX219.perYear;
  const sony = significant(least.defects / SONY_IMX219.megapixels, 2);
  return [
    `${plural(births, 'new defect')} from ${day(from)} to ${day(to)}: ${range(perYear)} per year, ${range(perMegapixel)} per megapixel${area}.`,
    ...(chapman
      ? [
          `  Chapman et al. give ${significant(chapman.aps, 2)} per year and mm² (CMOS) or ${significant(chapman.ccd, 2)} (CCD) for such pixels at ISO ${whole(chapman.iso)}.`,
        ]
      : []),
    `  Sony expects ${sony} per year and megapixel of an IMX219 (1.12 µm, ${least.millivolts} mV and more, sea level).`,
  ];
}

const SCAN_HEADS = [
  'scan',
  'defects',
  'seen',
  'not seen',
  'not visible',
  'new',
  'revealed',
  'back',
  'worse',
  'better',
  'gone',
];

function describeScans({ scans }: CameraHistory, top: number): string[] {
  const rows = scans.map(({ time, isJudged, counts }) => {
    const { present, seen, notSeen, couldNotBeSeen, transitions } = counts;
    const hidden = Object.values(couldNotBeSeen).reduce((sum, count) => sum + count, 0);
    const happened = (['new', 'revealed', 'back', 'worse', 'better', 'gone'] as const).map((kind) =>
      isJudged ? whole(transitions[kind] ?? 0) : '',
    );
    return [
      `${day(time)}${isJudged ? '' : ' no verdict'}`,
      ...[present, seen, notSeen, hidden].map(whole),
      ...happened,
    ];
  });
  return [...formatTable(SCAN_HEADS, rows.reverse().slice(0, top)), ...moreOf(rows.length, top)];
}

function describeTransitions({ scans, sites, transitions }: CameraHistory, top: number, since: string): string[] {
  const told = transitions.filter(({ kind, scan }) => kind !== 'revealed' && scans[scan].time >= since).reverse();
  if (told.length === 0) return ['Nothing new, worse, better, gone or back.'];
  const rows = told.slice(0, top).map((one) => {
    const { last, place, absent } = sites[one.site];
    const from = one.kind === 'new' && absent !== undefined ? `not there on ${day(scans[absent].time)}` : '';
    const where = `${last.kind} at ${place.x}, ${place.y}`;
    return [day(scans[one.scan].time), one.kind, where, amplitude(one), from];
  });
  return [...formatTable(['scan', 'what', 'defect', 'DN', ''], rows), ...moreOf(told.length, top)];
}

function amplitude({ amplitude: dn, before }: Transition): string {
  return before === undefined ? signed(dn, 1) : `${signed(before, 1)} to ${signed(dn, 1)}`;
}

const moreOf = (all: number, top: number): string[] =>
  all > top ? [`  and ${whole(all - top)} more; --top shows more, --json holds all.`] : [];

import {
  courseInWords,
  isLine,
  isMeasured,
  leastSure,
  lengthOf,
  particulars,
  PARTICULARS_MEANING,
  seenIn,
  type Course,
  unsureInWords,
} from '@hotpix/result';
import { element } from '../dom/element.ts';
import { kindLabel } from '../dom/glyph.ts';
import { linkTo } from '../model/address.ts';
import { decimal, probability, signed, size, whole } from '../model/format.ts';
import { KINDS } from '../model/kinds.ts';
import { typeset } from '../../typeset.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import { standingBadge } from '../verdict/standing.ts';
import type { Column } from './column.ts';

/** The columns of the table of defects; their sentences also explain the numbers of a single defect. */
export const DEFECT_COLUMNS: readonly Column<RankedDefect>[] = [
  {
    key: 'rank',
    label: 'Rank',
    meaning: 'Place among all defects, the strongest first: certain ones by amplitude, the others by score.',
    numeric: true,
    value: ({ rank }) => rank,
    cell: (defect) =>
      element(
        'a',
        { href: linkTo(defect), 'aria-label': `${defect.rank}: show the defect at ${defect.x}, ${defect.y}` },
        whole(defect.rank),
      ),
  },
  { key: 'x', label: 'x', meaning: 'Stored sensor column, from 0.', numeric: true, value: ({ x }) => x },
  { key: 'y', label: 'y', meaning: 'Stored sensor row, from 0.', numeric: true, value: ({ y }) => y },
  {
    key: 'colour',
    label: 'Colour',
    meaning: 'Filter over the pixel, or the channel in which the defect shows most.',
    folds: 5,
    value: ({ colour }) => colour,
    cell: ({ colour }) => colour ?? '–',
  },
  {
    key: 'unsure',
    label: 'Sure of',
    meaning:
      'How likely it is that pixel, and that colour, where that is below 95 %: a lossy picture does not tell them for certain.',
    folds: 6,
    value: leastSure,
    cell: (defect) => typeset(unsureInWords(defect)) || '–',
  },
  {
    key: 'kind',
    label: 'Kind',
    meaning: 'What is wrong with the pixel.',
    value: ({ kind }) => KINDS[kind].name,
    cell: ({ kind, standing }) => element('span', {}, kindLabel(kind), standingBadge({ standing })),
  },
  {
    key: 'particulars',
    label: 'Behaviour',
    meaning: typeset(PARTICULARS_MEANING),
    numeric: true,
    folds: 7,
    first: 'descending',
    value: particularNumber,
    cell: (defect) => typeset(particulars(defect)) || '–',
  },
  {
    key: 'amplitude',
    label: 'Amplitude',
    meaning: 'Mean difference from the neighbours of the same colour, in sample values (DN).',
    numeric: true,
    first: 'descending',
    value: ({ amplitude }) => amplitude,
    cell: ({ amplitude }) => signed(amplitude, 1),
  },
  {
    key: 'rate',
    label: 'Seen in',
    meaning:
      'In how many photographs it is clearly visible, of those that count: where its neighbourhood was not clipped. Of a line the share of its pixels that are, one by one.',
    numeric: true,
    folds: 9,
    first: 'descending',
    value: ({ rate }) => rate,
    cell: (defect) => seenIn(defect),
  },
  {
    key: 'course',
    label: 'Since',
    meaning: 'Since when it is there, of defects that were followed through the photographs.',
    folds: 10,
    first: 'descending',
    value: ({ course }) => course?.change?.taken ?? course?.change?.photograph,
    cell: ({ course }) => (course && isTold(course) ? `${courseInWords(course)} ${dayOf(course)}`.trim() : '–'),
  },
  {
    key: 'confidence',
    label: 'Confidence',
    meaning: 'Probability that chance makes no good pixel of the whole sensor stand out as much.',
    numeric: true,
    folds: 8,
    first: 'descending',
    value: ({ confidence }) => confidence,
    cell: ({ confidence }) => probability(confidence),
  },
  {
    key: 'score',
    label: 'Score',
    meaning:
      'How far it stands out beyond what chance does to a good pixel, in standard deviations (σ); negative where it is too dark.',
    numeric: true,
    folds: 4,
    first: 'descending',
    value: ({ score }) => score,
    cell: ({ score }) => decimal(score, 1),
  },
  {
    key: 'extent',
    label: 'Extent',
    meaning: 'Pixels it touches: itself in a raw mosaic, the smear in a lossy picture.',
    numeric: true,
    folds: 2,
    first: 'descending',
    value: ({ extent }) => extent.width * extent.height,
    cell: ({ extent }) => size(extent.width, extent.height),
  },
  {
    key: 'cluster',
    label: 'Cluster',
    meaning: 'Number shared by adjacent defects; none for one that stands alone.',
    numeric: true,
    folds: 3,
    value: ({ cluster }) => cluster,
    cell: ({ cluster }) => (cluster === undefined ? '–' : whole(cluster)),
  },
  {
    key: 'colourCluster',
    label: 'Colour cluster',
    meaning:
      'Number shared by defects of one colour that are adjacent among their colour; sensors are rejected for them.',
    numeric: true,
    folds: 1,
    value: ({ colourCluster }) => colourCluster,
    cell: ({ colourCluster }) => (colourCluster === undefined ? '–' : whole(colourCluster)),
  },
];

/** Columns that are of use where any defect has something to say. */
const TELLING: Readonly<Record<string, ((defect: RankedDefect) => boolean) | undefined>> = {
  colour: ({ colour }) => colour !== undefined,
  unsure: (defect) => leastSure(defect) !== undefined,
  particulars: (defect) => particulars(defect) !== '',
  amplitude: isMeasured,
  rate: isMeasured,
  confidence: isMeasured,
  score: isMeasured,
  course: ({ course }) => course !== undefined && isTold(course),
  extent: (defect) => !isLine(defect) && lengthOf(defect) > 1,
  cluster: ({ cluster }) => cluster !== undefined,
  colourCluster: ({ colourCluster }) => colourCluster !== undefined,
};

/** The columns without those that would be empty, or the same in every row, for all of these defects. */
export function columnsFor(defects: readonly RankedDefect[]): Column<RankedDefect>[] {
  return DEFECT_COLUMNS.filter(({ key }) => defects.some(TELLING[key] ?? (() => true)));
}

/** The number that tells defects of one kind apart. */
function particularNumber(defect: RankedDefect): number | undefined {
  return isLine(defect) ? lengthOf(defect) : (defect.fit?.rate ?? defect.level ?? defect.response);
}

/** What is there in all photographs needs no word. */
const isTold = ({ state, blinks }: Course): boolean => state !== 'throughout' || blinks;

/** Of the likeliest first photograph; empty where it has none. */
const dayOf = ({ change }: Course): string => change?.taken?.slice(0, 10) ?? '';

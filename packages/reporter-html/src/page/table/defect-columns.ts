import { isLine, lengthOf, particulars, PARTICULARS_MEANING } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { kindLabel } from '../dom/glyph.ts';
import { linkTo } from '../model/address.ts';
import { decimal, percent, probability, signed, size, typeset, whole } from '../model/format.ts';
import { KINDS } from '../model/kinds.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Column } from './column.ts';

/** The columns of the table of defects; their sentences also explain the numbers of a single defect. */
export const DEFECT_COLUMNS: readonly Column<RankedDefect>[] = [
  {
    key: 'rank',
    label: 'Rank',
    meaning: 'Place among all defects, the best first: certain ones by amplitude, the others by score.',
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
    value: ({ colour }) => colour,
    cell: ({ colour }) => colour ?? '–',
  },
  {
    key: 'kind',
    label: 'Kind',
    meaning: 'What is wrong with the pixel.',
    value: ({ kind }) => KINDS[kind].name,
    cell: ({ kind }) => kindLabel(kind),
  },
  {
    key: 'particulars',
    label: 'Particulars',
    meaning: typeset(PARTICULARS_MEANING),
    numeric: true,
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
    key: 'confidence',
    label: 'Confidence',
    meaning: 'Probability that chance makes no site of the whole sensor this extreme.',
    numeric: true,
    first: 'descending',
    value: ({ confidence }) => confidence,
    cell: ({ confidence }) => probability(confidence),
  },
  {
    key: 'rate',
    label: 'Rate',
    meaning: 'Share of the frames that count in which it stands out clearly.',
    numeric: true,
    first: 'descending',
    value: ({ rate }) => rate,
    cell: ({ rate }) => percent(rate),
  },
  {
    key: 'frames',
    label: 'Frames',
    meaning: 'Photographs that count here: those in which its neighbourhood was not clipped.',
    numeric: true,
    first: 'descending',
    value: ({ frames }) => frames,
    cell: ({ frames }) => whole(frames),
  },
  {
    key: 'score',
    label: 'Score',
    meaning: 'How far the defect lies beyond chance, in standard deviations; negative where it is too dark.',
    numeric: true,
    first: 'descending',
    value: ({ score }) => score,
    cell: ({ score }) => decimal(score, 1),
  },
  {
    key: 'extent',
    label: 'Extent',
    meaning: 'Pixels it touches: itself in a raw mosaic, the smear in a lossy picture.',
    numeric: true,
    first: 'descending',
    value: ({ extent }) => extent.width * extent.height,
    cell: ({ extent }) => size(extent.width, extent.height),
  },
  {
    key: 'cluster',
    label: 'Cluster',
    meaning: 'Number shared by adjacent defects; none for one that stands alone.',
    numeric: true,
    value: ({ cluster }) => cluster,
    cell: ({ cluster }) => (cluster === undefined ? '–' : whole(cluster)),
  },
  {
    key: 'colourCluster',
    label: 'Colour cluster',
    meaning:
      'Number shared by defects of one colour that are adjacent among their colour; sensors are rejected for them.',
    numeric: true,
    value: ({ colourCluster }) => colourCluster,
    cell: ({ colourCluster }) => (colourCluster === undefined ? '–' : whole(colourCluster)),
  },
];

/** Columns that are of use where any defect has something to say. */
const TELLING: Readonly<Record<string, ((defect: RankedDefect) => boolean) | undefined>> = {
  colour: ({ colour }) => colour !== undefined,
  particulars: (defect) => particulars(defect) !== '',
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

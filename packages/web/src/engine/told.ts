/** A Result in words: for photographers first, then in numbers. */
import type { Defect, Result } from '@hotpix/core';
import { formatFacts } from '@hotpix/defect-maps';
import { REPORTED_FORMATS, type ReportedFormat } from '@hotpix/reporter-defect-maps';
import {
  cameraName,
  isLine,
  kindOfFiles,
  plural,
  seenIn,
  sentenceCase,
  severityInWords,
  severityOf,
  type Severity,
  verdictOf,
  whole,
} from '@hotpix/result';
import { isPicture } from '@hotpix/statistics';
import type { Told, ToldDefect } from '../shared/protocol.ts';
import { turnBox } from './view/turn.ts';

const MOST_SHOWN = 40;
/** Photographs of which a scan tells weak defects, too. */
const ENOUGH = 10;
/** Files that are listed by name. */
const MOST_FILES = 500;

export function tell(result: Result): Told {
  const { tone, headline, explanation, warnings } = verdictOf(result);
  const { files, defects } = result;
  const notUsed = files.filter(({ status }) => status !== 'used');
  return {
    tone,
    headline,
    plain: plainly(result),
    explanation: [
      explanation,
      ...(warnings === undefined ? [] : [`${sentenceCase(warnings)}; the report says which.`]),
    ].join(' '),
    numbers: numbersOf(result),
    shown: shownOf(result).map((defect) => describe(defect, result)),
    defects: defects.length,
    used: files.length - notUsed.length,
    notUsed: notUsed
      .slice(0, MOST_FILES)
      .map(({ path, status, reason = '' }) => ({ path, hasFailed: status === 'failed', reason })),
    lists: listsOf(result),
  };
}

/** Those of which there is a photograph to look at, the best first. */
export const shownOf = ({ defects }: Pick<Result, 'defects'>): Defect[] =>
  defects.filter(({ crops = [] }) => crops.length > 0).slice(0, MOST_SHOWN);

const MEANINGS: Readonly<Record<Defect['kind'], string>> = {
  hot: 'A hot pixel: a bright dot that grows with exposure time and warmth',
  stuck: 'A stuck pixel: a dot that looks the same in every photograph',
  dead: 'A dead pixel: a dark dot',
  dim: 'A dim pixel: a dot darker than what is around it',
  blinking: 'A blinking pixel: a dot in some photographs and not in others',
  column: 'A bad column: an upright line, as long as the picture is high or shorter',
  row: 'A bad row: a level line, as long as the picture is wide or shorter',
};

const SEEN: Readonly<Record<Severity, string>> = {
  screen: 'You can see it in the whole picture on a screen.',
  close: 'You can see it when you zoom in to 100 %.',
  seldom: 'It shows in fewer than half of your photographs; in those you can see it in the whole picture on a screen.',
  measured: 'Your eye will hardly find it; many photographs together show it.',
};

const countOf = ({ rate, frames }: Defect): number => Math.round(rate * frames);

function describe(defect: Defect, result: Result): ToldDefect {
  const { frame } = result;
  return {
    kind: defect.kind,
    words: `${MEANINGS[defect.kind] ?? sentenceCase(defect.kind)}. ${frame ? SEEN[severityOf(defect, frame)] : ''}`,
    place: `${placeOf(defect, result)}, ${seenInWords(defect)}`,
    path: defect.crops?.[0].path ?? '',
  };
}

function seenInWords(defect: Defect): string {
  if (isLine(defect)) return `of its pixels ${seenIn(defect)} clearly visible one by one`;
  const seen = countOf(defect) > 0 ? seenIn(defect) : `none of ${whole(defect.frames)}`;
  return `clearly visible in ${seen} photographs`;
}

/** On the sensor, and in the photograph that shows the defect as viewers do, which turn it and leave out what is masked. */
function placeOf({ x, y, crops = [] }: Defect, { frame, photographs = [] }: Result): string {
  if (!frame) return `pixel ${x}, ${y}`;
  const { active } = frame;
  const { orientation } = photographs.find(({ path }) => path === crops[0]?.path) ?? {};
  const seen = turnBox({ x: x - active.x, y: y - active.y, width: 1, height: 1 }, active, orientation);
  const isSame = seen.x === x && seen.y === y;
  return isSame ? `pixel ${x}, ${y}` : `pixel ${seen.x}, ${seen.y} as viewers show it, ${x}, ${y} of the sensor`;
}

const usedOf = (files: Result['files']): number => files.filter(({ status }) => status === 'used').length;

function plainly(result: Result): string[] {
  const { status, defects, files, checks } = result;
  if (status !== 'complete') return [];
  if (defects.length === 0)
    return [
      'Nothing in these photographs comes from a bad pixel that hotpix could find.',
      ...(usedOf(files) < ENOUGH ? [`With ${ENOUGH} photographs or more it finds weaker ones, too.`] : []),
    ];
  return [
    ...severityInWords(result),
    ...checks.filter((check) => check.status === 'warning').map(({ message }) => message),
    `Repairing leaves your originals as they are. ${repairOf(result.frame)}`,
  ];
}

/** What a copy is, beside its original. */
function repairOf(frame: Result['frame']): string {
  if (frame?.mosaic) return 'The copies are DNG files, in which only these dots change.';
  if (frame?.lossy) return 'In the copies only these dots change, and a little of what is right around them.';
  return 'In the copies only these dots change.';
}

function numbersOf(result: Result): (readonly [string, string])[] {
  const { camera, frame, files, defects, generator, artefacts = [] } = result;
  const used = usedOf(files);
  const kinds = new Map<string, number>();
  for (const { kind } of defects) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const pixels = frame ? frame.active.width * frame.active.height : 0;
  return [
    ['Camera', (camera && cameraName(camera)) || 'not named by its files'],
    ...(camera?.serial ? [['Serial number', camera.serial] as const] : []),
    [
      'Photographs',
      `${plural(used, 'photograph')}${frame ? `, ${kindOfFiles(result)}, ${frame.width} × ${frame.height}` : ''}`,
    ],
    ...[...kinds].map(([kind, count]) => [sentenceCase(kind), whole(count)] as const),
    ...(pixels > 0 && defects.length > 0
      ? [['Of all pixels', `one in ${whole(Math.round(pixels / defects.length))}`] as const]
      : []),
    ...(artefacts.length > 0 ? [['Places left out', whole(artefacts.length)] as const] : []),
    ['Scanned by', `${generator.name} ${generator.version}`],
  ];
}

/** The lists of programs that take files of this kind. To make them all, to see which can be made, would take seconds. */
function listsOf({ status, frame }: Result): ReportedFormat[] {
  if (status !== 'complete' || !frame) return [];
  const kind = isPicture(frame) ? 'pictures' : 'raw';
  return REPORTED_FORMATS.filter((format) => ['any', kind].includes(formatFacts(format).files));
}

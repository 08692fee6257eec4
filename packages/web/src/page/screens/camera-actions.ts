/** What can be done with the photographs of a camera: a scan, or a repair by a map that was kept. */
import type { Interrupted, SeenCamera } from '../../shared/protocol.ts';
import type { App } from '../app.ts';
import { element } from '../dom/element.ts';
import { button } from '../dom/parts.ts';
import type { Chosen } from '../files/chosen.ts';
import { day, plural, whole } from '../words.ts';
import { repairChoice } from './repair.ts';
import { isOf } from './scan.ts';

/** Photographs of which a scan tells weak defects, too, and those without which it tells nothing. */
const ENOUGH = 10;
const LEAST = 2;

const NO_CAMERA =
  'These files do not say which camera took them. Screenshots and pictures out of messages show none of its bad pixels.';

interface Beside {
  /** Whether another camera has more photographs, so that a scan of all would be of that one. */
  readonly isOther: boolean;
  /** The scan that did not end. */
  readonly interrupted?: Interrupted;
}

export function cameraActions(chosen: Chosen, camera: SeenCamera, { isOther, interrupted }: Beside, app: App): Node[] {
  const count = camera.paths.length;
  const own = new Set(camera.paths);
  const ofCamera = chosen.files.filter(({ path }) => own.has(path));
  // Otherwise all files are given, so that the Result tells of each.
  const files = isOther ? ofCamera : chosen.files;
  const scan = button(
    `Scan ${plural(count, 'photograph')}`,
    () => app.scan({ ...chosen, files }),
    camera.kept ? 'plain' : 'primary',
  );
  return [
    ...keptActions(camera, ofCamera, app),
    ...(camera.namesCamera ? [] : [element('p', { class: 'doubt' }, NO_CAMERA)]),
    ...(interrupted && isOf(interrupted, { ...chosen, files }) ? [element('p', {}, goesOn(interrupted))] : []),
    element('p', { class: count < LEAST ? 'doubt' : '' }, enough(count)),
    ...(count < LEAST ? [] : [element('div', { class: 'buttons' }, scan)]),
  ];
}

function keptActions({ kept, paths }: SeenCamera, files: Chosen['files'], app: App): Node[] {
  if (!kept) return [];
  const words = `You scanned this camera on ${day(kept.at)}: ${plural(kept.defects, 'defect')}.`;
  if (kept.defects === 0) return [element('p', {}, words)];
  return [
    element('p', {}, `${words} ${plural(paths.length, 'photograph')} can be repaired at once.`),
    repairChoice({ files, count: files.length, map: kept.id }, { words: 'Start over', go: app.start, fail: app.error }),
  ];
}

const goesOn = ({ counted, total }: Interrupted): string =>
  `The scan that stopped goes on where it was: ${whole(counted)} of ${plural(total, 'file')} are counted.`;

function enough(count: number): string {
  if (count < LEAST)
    return 'One photograph is not enough to scan: a dot in it may be a light. Add more by the same camera, of different scenes.';
  if (count < ENOUGH)
    return `${plural(count, 'photograph')} will show strong defects only. ${ENOUGH} or more of different scenes show weak ones, too.`;
  return `${plural(count, 'photograph')} are enough, if they show different scenes.`;
}

/** What was chosen: which cameras, how many photographs, and whether they are enough. */
import type { Interrupted, Seen, SeenCamera } from '../../shared/protocol.ts';
import type { App } from '../app.ts';
import { element } from '../dom/element.ts';
import { button, fileName, fold } from '../dom/parts.ts';
import { call } from '../engine.ts';
import { together, type Chosen } from '../files/chosen.ts';
import { announce, show } from '../stage.ts';
import { plural, whole } from '../words.ts';
import { cameraActions } from './camera-actions.ts';
import { chooseButtons, takeDrops } from './choose.ts';
import { interruptedScan } from './scan.ts';

const MOST_NAMES = 200;

export async function showSeen(coming: Chosen | Promise<Chosen>, app: App): Promise<void> {
  const count = element('p', { class: 'lead' }, 'Going through the folder…');
  show(element('h1', {}, 'Looking at your files'), count);
  try {
    const chosen = await coming;
    count.textContent = `${plural(chosen.files.length, 'file')}…`;
    const seen = await call('look', chosen.files, ({ done, total }) => {
      count.textContent = `${whole(done)} of ${plural(total, 'file')}`;
    }).answer;
    describe(chosen, { seen, interrupted: await interruptedScan() }, app);
  } catch (error) {
    app.error(error);
  }
}

interface Known {
  readonly seen: Seen;
  readonly interrupted?: Interrupted;
}

function describe(chosen: Chosen, { seen, interrupted }: Known, app: App): void {
  const { cameras } = seen;
  const actions = element('div', { class: 'card' });
  const select = (index: number): void =>
    actions.replaceChildren(...cameraActions(chosen, cameras[index], { isOther: index > 0, interrupted }, app));
  if (cameras.length > 0) select(0);
  show(
    element('h1', {}, headline(seen)),
    cameras.length > 1 && cameraChoice(cameras, select),
    cameras.length > 0
      ? actions
      : element('p', { class: 'lead' }, 'hotpix reads JPEG, raw files of nearly all cameras, TIFF and PNG.'),
    useless(seen),
    addMore((more) => app.seen(together(chosen, more))),
    button('Start over', app.start, 'link'),
  );
}

function headline({ cameras }: Seen): string {
  if (cameras.length === 0) return 'There are no photographs among these files';
  const [{ name, kind, paths, body }] = cameras;
  if (cameras.length === 1)
    return `${plural(paths.length, 'photograph')}: ${name}${kind === 'raw files' ? ', raw' : ''}`;
  if (!areOfOneCamera(cameras)) return 'Photographs of several cameras';
  return `${hasKinds(cameras) ? 'Raw files and pictures' : 'Photographs of several sizes'}: ${body.name}`;
}

/** Files that do not tell the serial number are not of another camera for that. */
function areOfOneCamera(cameras: readonly SeenCamera[]): boolean {
  const names = new Set(cameras.map(({ body }) => body.name));
  const serials = new Set(cameras.flatMap(({ body }) => body.serial || []));
  return names.size === 1 && !names.has('') && serials.size <= 1;
}

const hasKinds = (cameras: readonly SeenCamera[]): boolean => new Set(cameras.map(({ kind }) => kind)).size > 1;

function question(cameras: readonly SeenCamera[]): string {
  if (!areOfOneCamera(cameras)) return 'Each camera has bad pixels of its own. Which one shall be scanned?';
  if (hasKinds(cameras)) return 'They are scanned apart, and raw files show more. Which shall be scanned?';
  return 'Each size is scanned apart. Which shall be scanned?';
}

function cameraChoice(cameras: readonly SeenCamera[], onChange: (index: number) => void): HTMLElement {
  const option = ({ name, kind, paths }: SeenCamera, i: number): HTMLElement =>
    element(
      'label',
      { class: 'option' },
      element('input', { type: 'radio', name: 'camera', checked: i === 0, change: () => onChange(i) }),
      element(
        'span',
        {},
        element('bdi', {}, name),
        `${kind === 'raw files' ? ', raw' : ''}: ${plural(paths.length, 'photograph')}`,
      ),
    );
  return element('fieldset', {}, element('legend', {}, question(cameras)), ...cameras.map(option));
}

function addMore(onChosen: (more: Chosen | Promise<Chosen>) => void): HTMLElement {
  const zone = element(
    'section',
    { class: 'zone small', 'aria-label': 'Add photographs' },
    element('p', {}, 'Add more photographs, or drop them here'),
    chooseButtons(onChosen, 'plain'),
  );
  takeDrops(zone, onChosen);
  return zone;
}

function useless({ cameras, useless: groups }: Seen): HTMLElement | undefined {
  if (groups.length === 0) return undefined;
  const all = groups.reduce((sum, { paths }) => sum + paths.length, 0);
  announce(`${plural(all, 'file')} cannot be used.`);
  const rows = groups.map(({ why, paths }) => {
    const names = paths.slice(0, MOST_NAMES).flatMap((path, i) => [i > 0 && ', ', fileName(path)]);
    return element(
      'li',
      {},
      element('p', {}, `${why.replace(/\.$/, '')}.`),
      element('p', { class: 'muted' }, paths.length > 1 && `${plural(paths.length, 'file')}: `, ...names),
    );
  });
  const reasons = fold(`${plural(all, 'file')} cannot be used`, element('ul', { class: 'rows' }, ...rows));
  // Where nothing can be used, why is all there is to say.
  reasons.open = cameras.length === 0;
  return reasons;
}

/** What an earlier visit left: maps of cameras, and a scan that did not end. */
import type { Interrupted, Kept } from '../../shared/protocol.ts';
import { visible } from '@hotpix/reporter-html';
import { element } from '../dom/element.ts';
import { button, confirm } from '../dom/parts.ts';
import { call } from '../engine.ts';
import type { App } from '../app.ts';
import { fromFolder } from '../files/folder.ts';
import { forgetFolder, keptFolder, mayRead } from '../files/kept-folder.ts';
import { markInUse } from '../service-worker.ts';
import { announce } from '../stage.ts';
import { day, plural, whole } from '../words.ts';

interface Left {
  readonly scan?: HTMLElement;
  readonly maps?: HTMLElement;
}

/** Empty where nothing was left: then the engine need not be started to look. */
export async function leftBefore(app: App): Promise<Left> {
  if (!(await mayHoldSomething())) return {};
  const [kept, interrupted] = await Promise.all([
    call('kept', undefined as never).answer,
    call('interrupted', undefined as never).answer,
  ]);
  const folder = interrupted && (await keptFolder(interrupted.name));
  return {
    ...(interrupted && { scan: interruptedRow(interrupted, folder, app) }),
    ...(kept.length > 0 && { maps: keptMaps(kept, app) }),
  };
}

function keptMaps(kept: readonly Kept[], app: App): HTMLElement {
  const words =
    'Cameras that you have scanned. Choose a new photograph by one of them, and it can be repaired at once.';
  return element(
    'section',
    { class: 'kept', 'aria-labelledby': 'kept' },
    element('h2', { id: 'kept' }, 'From your last visit'),
    element('p', {}, words),
    element('ul', { class: 'rows' }, ...kept.map((one) => keptRow(one, app))),
  );
}

async function mayHoldSomething(): Promise<boolean> {
  try {
    const root = await navigator.storage.getDirectory();
    for await (const _ of (await root.getDirectoryHandle('hotpix')).keys()) return true;
  } catch {
    // There is none, or the browser keeps nothing.
  }
  return false;
}

function interruptedRow(
  { counted, total, name }: Interrupted,
  folder: FileSystemDirectoryHandle | undefined,
  app: App,
): HTMLElement {
  const so = `A scan of ${plural(total, 'file')} stopped when ${whole(counted)} were counted. `;
  const own = element('bdi', {}, name);
  const refused = element('p', { class: 'error', role: 'alert', hidden: true });
  const refuse = (): void => {
    refused.replaceChildren(
      'Your browser does not let the page read the folder. Choose or drop ',
      element('bdi', {}, name),
      ' below, and the scan goes on where it stopped.',
    );
    refused.hidden = false;
  };
  const forget = button('Forget it', () => {
    void forgetFolder();
    void call('abandon', undefined as never).answer.then(() => leave(row));
  });
  const row = element(
    'section',
    { class: 'notice', 'aria-label': 'The scan that stopped' },
    folder
      ? element('p', {}, so, 'The photographs are in ', own, '.')
      : element('p', {}, so, 'Choose ', own, ' again, and it is resumed.'),
    element(
      'div',
      { class: 'buttons' },
      folder && button('Go on', () => void goOn(folder, { total, refuse }, app), 'primary'),
      forget,
    ),
    refused,
  );
  return row;
}

/** Of the folder as it was, the scan goes on; of one that has changed, or whose scan was of some of its files, the person says what to scan. */
async function goOn(
  folder: FileSystemDirectoryHandle,
  { total, refuse }: { readonly total: number; refuse(): void },
  app: App,
): Promise<void> {
  try {
    if (!(await mayRead(folder))) return refuse();
    markInUse();
    const chosen = await fromFolder(folder);
    if (chosen.files.length === total) app.scan(chosen);
    else app.seen(chosen);
  } catch (error) {
    app.error(error);
  }
}

function keptRow({ id, camera, defects, photographs, at, isWhole }: Kept, app: App): HTMLElement {
  const forget = (): void =>
    void call('forget', id).answer.then(() => {
      leave(row);
      announce('The map and the result are deleted.');
    });
  const question = {
    words: `Delete the map and the result of ${camera}? Only another scan brings it back.`,
    yes: 'Delete for good',
    no: 'Keep it',
  };
  const remove = button('Delete', () => confirm(question, forget));
  remove.ariaLabel = visible(`Delete the map of ${camera}`);
  const open = (): void => void call('open', id).answer.then((told) => app.result(told), app.error);
  const look = button('Look at the result', open);
  look.ariaLabel = visible(`Look at the result of ${camera}`);
  const row = element(
    'li',
    {},
    element(
      'div',
      {},
      element('h3', {}, element('bdi', {}, camera)),
      element(
        'p',
        { class: 'muted' },
        `${plural(defects, 'defect')}, found in ${plural(photographs, 'photograph')} on ${day(at)}`,
      ),
    ),
    element('div', { class: 'buttons' }, isWhole && look, remove),
  );
  return row;
}

/** Takes a row away, and leads the focus that was in it to the next button, or to the one before. */
function leave(row: HTMLElement): void {
  const buttons = [...document.querySelectorAll('main button')] as HTMLButtonElement[];
  const first = buttons.findIndex((button) => row.contains(button));
  const next = buttons.slice(first).find((button) => !row.contains(button)) ?? buttons[first - 1];
  row.remove();
  next?.focus();
}

/** What an earlier visit left: maps of cameras, and a scan that did not end. */
import type { Interrupted, Kept } from '../../shared/protocol.ts';
import { element } from '../dom/element.ts';
import { button } from '../dom/parts.ts';
import { call } from '../engine.ts';
import { announce } from '../stage.ts';
import { day, plural, whole } from '../words.ts';

/** Undefined where nothing was left: then the engine need not be started to look. */
export async function keptSection(): Promise<HTMLElement | undefined> {
  if (!(await mayHoldSomething())) return undefined;
  const [kept, interrupted] = await Promise.all([
    call('kept', undefined as never).answer,
    call('interrupted', undefined as never).answer,
  ]);
  if (kept.length === 0 && !interrupted) return undefined;
  return element(
    'section',
    { class: 'kept', 'aria-labelledby': 'kept' },
    element('h2', { id: 'kept' }, 'From your last visit'),
    interrupted && interruptedRow(interrupted),
    kept.length > 0 &&
      element(
        'p',
        {},
        'Cameras that you have scanned. Choose a new photograph by one of them, and it can be repaired at once.',
      ),
    element('ul', { class: 'rows' }, ...kept.map(keptRow)),
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

function interruptedRow({ counted, total, name }: Interrupted): HTMLElement {
  const row = element(
    'div',
    { class: 'notice' },
    element(
      'p',
      {},
      `A scan of ${plural(total, 'file')} stopped when ${whole(counted)} were counted. Choose the same again, `,
      element('bdi', {}, name),
      ', and it is resumed.',
    ),
    button('Forget it', () => {
      void call('abandon', undefined as never).answer.then(() => row.remove());
    }),
  );
  return row;
}

function keptRow({ id, camera, defects, photographs, at }: Kept): HTMLElement {
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
    button('Delete', () => {
      void call('forget', id).answer.then(() => {
        row.remove();
        announce('The map is deleted.');
      });
    }),
  );
  return row;
}

/** Repaired copies: into a folder, or as a ZIP file. */
import type { Repaired, RepairJob, ToldFile } from '../../shared/protocol.ts';
import { element } from '../dom/element.ts';
import { button, download, fileName, fold } from '../dom/parts.ts';
import { call } from '../engine.ts';
import { folderPicker, pickFolder } from '../files/folder.ts';
import { show } from '../stage.ts';
import { plural } from '../words.ts';
import { isStopped } from './error.ts';
import { showWorking } from './working.ts';

/** Where to go afterwards. */
interface Back {
  readonly words: string;
  go(): void;
  /** Where the work cannot go on. */
  fail(error: unknown): void;
}

interface Choice extends Omit<RepairJob, 'folder'> {
  /** How many of the files are repaired. */
  readonly count: number;
}

/** Buttons that repair photographs. */
export function repairChoice({ count, ...job }: Choice, back: Back): HTMLElement {
  const what = plural(count, 'photograph');
  const intoFolder = async (): Promise<void> => {
    const folder = await pickFolder('readwrite');
    if (folder) await repair({ ...job, folder }, back);
  };
  const zip = button(
    folderPicker() ? 'As a ZIP file' : `Repair ${what}, as a ZIP file`,
    () => void repair(job, back),
    folderPicker() ? 'plain' : 'primary',
  );
  return element(
    'div',
    { class: 'buttons' },
    folderPicker() && button(`Repair ${what} into a folder`, () => void intoFolder(), 'primary'),
    zip,
  );
}

const ROOM_IN_FOLDER = 'Make room on it, and repair the rest into another folder.';
const roomForZip = (): string =>
  folderPicker() ? 'Repair into a folder.' : 'Make room on your disk, or repair fewer photographs at a time.';

async function repair(job: RepairJob, back: Back): Promise<void> {
  const { onStep, attach } = showWorking('Repairing photographs', {
    loss: `Stop the repair? ${job.folder ? 'Copies that are done stay in the folder.' : 'There is no ZIP file then.'}`,
  });
  const work = call('repair', job, onStep);
  attach(work);
  try {
    showRepaired(await work.answer, job, back);
  } catch (error) {
    if (isStopped(error)) back.go();
    else back.fail(error);
  }
}

function showRepaired(repaired: Repaired, { folder }: RepairJob, back: Back): void {
  const { done, samples, hasJpegs, notDone, notes, archives, stopped } = repaired;
  const failed = notDone.filter(({ hasFailed }) => hasFailed);
  const where = folder ? ` They are in the folder '${folder.name}'.` : '';
  const save = (): void => archives.forEach((file) => download(file.name, file));
  show(
    element('h1', {}, done > 0 ? `${plural(done, 'photograph')} repaired` : 'Nothing was repaired'),
    stopped !== undefined && element('p', { class: 'error' }, `${stopped} ${folder ? ROOM_IN_FOLDER : roomForZip()}`),
    done > 0 && element('p', { class: 'lead' }, `The bad dots are gone.${where} Your originals are as they were.`),
    samples > 0 && element('p', { class: 'muted' }, changed(samples / done)),
    hasJpegs && element('p', { class: 'muted' }, CODED),
    archives.length > 0 &&
      element(
        'div',
        { class: 'buttons' },
        button(archives.length > 1 ? `Save the ${archives.length} ZIP files again` : 'Save it again', save, 'primary'),
      ),
    archives.length > 0 && element('p', { class: 'muted' }, 'Your browser saves it with its downloads.'),
    ...notes.map((note) => element('p', { class: 'muted' }, note)),
    failed.length > 0 && notRepaired(failed, done === 0),
    element(
      'div',
      { class: 'buttons' },
      button(back.words, () => back.go()),
    ),
  );
  if (archives.length > 0) save();
}

const changed = (values: number): string =>
  `In each photograph about ${plural(Math.max(1, Math.round(values)), 'value')} of red, green or blue ${Math.round(values) > 1 ? 'were' : 'was'} replaced.`;

const CODED =
  'In a JPEG the small blocks of pixels around the dots were coded anew, and differ slightly; the rest is as it was.';

function notRepaired(failed: readonly ToldFile[], isAll: boolean): HTMLElement {
  const rows = failed.map(({ path, reason }) => element('li', {}, element('p', {}, fileName(path), `: ${reason}`)));
  const reasons = fold(
    `${plural(failed.length, 'file')} could not be repaired`,
    element('ul', { class: 'rows' }, ...rows),
  );
  reasons.open = isAll;
  return reasons;
}

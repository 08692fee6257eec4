/** A scan, from its first photograph to its Result. */
import type { Interrupted } from '../../shared/protocol.ts';
import type { App } from '../app.ts';
import { call } from '../engine.ts';
import type { Chosen } from '../files/chosen.ts';
import { forgetFolder, keepFolder } from '../files/kept-folder.ts';
import { plural } from '../words.ts';
import { isStopped } from './error.ts';
import { showWorking } from './working.ts';

/** Undefined where none was, or nobody can tell. */
export const interruptedScan = (): Promise<Interrupted | undefined> =>
  call('interrupted', undefined as never).answer.catch(() => undefined);

/** Whether the scan of these files goes on where the other stopped. */
export const isOf = (scan: Interrupted | undefined, { name, files }: Pick<Chosen, 'name' | 'files'>): boolean =>
  scan?.name === name && scan.total === files.length;

export async function startScan(chosen: Chosen, app: App): Promise<void> {
  const { files, name, folder } = chosen;
  const { onStep, attach } = showWorking(`Scanning ${plural(files.length, 'file')}`, {
    whilePaused: 'You can close this page, and go on at your next visit.',
    loss: 'Stop the scan? What it has counted is lost.',
  });
  const isResumed = isOf(await interruptedScan(), chosen);
  await (folder ? keepFolder(folder) : forgetFolder());
  const scan = call('scan', { files, name, isResumed }, onStep);
  attach(scan);
  try {
    const told = await scan.answer;
    void forgetFolder();
    app.result(told, chosen);
  } catch (error) {
    if (!isStopped(error)) return app.error(error);
    void forgetFolder();
    app.seen(chosen);
  }
}

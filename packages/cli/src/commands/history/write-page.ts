/** The page of some cameras of a history, in a file. */
import { plural } from '@hotpix/result';
import { isDatabase, type History } from '@hotpix/history';
import { overHistory } from '../../file-errors.ts';
import { assertFileWritable } from '../../files/assert-writable.ts';
import { isInside } from '../../files/is-inside.ts';
import { Inputs, writeOutput } from '../../files/write-output.ts';
import { pageOfCameras } from '../../results/history-pages.ts';
import { printable } from '../../terminal/printable.ts';
import type { CommandContext } from '../context.ts';
import { openReport } from '../open-report.ts';

/** Nothing where none is asked for. @param keys cameras as the history calls them */
export async function writePage(history: History, keys: readonly string[], context: CommandContext): Promise<void> {
  const { settings, progress, signal } = context;
  const { html, history: place = '', baseline, quiet } = settings;
  if (html === undefined) return;
  const inputs = new Inputs(baseline === undefined ? [] : [baseline]);
  if (html !== '-') {
    if (!isDatabase(place) && isInside(html, place)) throw overHistory(html, place);
    await inputs.assertNone(html);
    await assertFileWritable(html);
  }
  const page = await pageOfCameras(history, settings, keys, (done) => {
    signal.throwIfAborted();
    progress.update('reading the history', { done, total: keys.length });
  });
  progress.clear();
  if (html === '-') return void process.stdout.write(page);
  await writeOutput(html, page, inputs);
  if (!quiet && settings.json !== '-')
    process.stdout.write(`${printable(`Wrote ${html}: ${plural(keys.length, 'camera')}.`)}\n`);
  if (settings.open) await openReport(html);
}

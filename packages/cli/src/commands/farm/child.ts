/** What a worker runs in a process of its own: one slice, or the ranking of a run. */
import { resolve } from 'node:path';
import { factsOf, serveTask, type PipelineFacts, type Task } from '@hotpix/farm';
import { isRemote } from '@hotpix/objects';
import { plural } from '@hotpix/result';
import { createPipeline } from '../../config/create-pipeline.ts';
import { loadConfig } from '../../config/load-config.ts';
import { Remotes } from '../../files/remote/remotes.ts';
import { resolveSettings } from '../../options/resolve.ts';
import type { Settings } from '../../options/settings.ts';
import { printable } from '../../terminal/printable.ts';
import { VERSION } from '../../version.ts';
import { concludeOptions } from '../conclude.ts';
import { decodeOptions } from '../decode-options.ts';
import { sourceFor } from './inventory.ts';
import { settingsOf } from './settings.ts';

/** What the process has of its worker. */
export interface ChildSettings {
  /** Path of the config; false for none. */
  readonly config: string | false;
  readonly concurrency: number;
  readonly memory?: number;
}

async function prepared(task: Task, settings: PipelineFacts['settings']) {
  const { config, ...own } = task.host as ChildSettings;
  const loaded = await loadConfig(config);
  const resolved = { ...resolveSettings('farm', {}, { ...loaded, config: { ...loaded.config } }), ...own };
  const whole = settingsOf(resolved, settings);
  return { settings: whole, hotpix: createPipeline({ settings: whole, loaded }) };
}

const own = (task: Task, settings: PipelineFacts['settings']): Settings =>
  settingsOf(
    { ...resolveSettings('farm', {}, { config: {}, where: 'defaults', base: '.' }), ...(task.host as ChildSettings) },
    settings,
  );

// It ends with its process.
const remotes = new Remotes(new AbortController().signal);

await serveTask(process, {
  slice: (task) => ({
    async pipeline(settings) {
      const { hotpix } = await prepared(task, settings);
      return { hotpix, facts: factsOf(hotpix, VERSION, settings) };
    },
    open: (file, hotpix) => sourceFor(file, hotpix, remotes),
    options(settings) {
      const whole = own(task, settings);
      const { memory } = whole;
      return { ...decodeOptions(whole), ...(memory !== undefined && { memory }) };
    },
    onUnread: ([{ path, reason = '' }, ...rest], of) =>
      // Workers may stand in different folders; a row has the path alone, which is that of all machines.
      void process.stderr.write(
        `hotpix: ${printable(`${rest.length + 1} of ${plural(of, 'file')} of a slice could not be read. The first is '${isRemote(path) ? path : resolve(path)}': ${reason}`)}\n`,
      ),
  }),
  rank: (task) => ({
    pipeline: async (settings) => (await prepared(task, settings)).hotpix,
    options: (settings) => concludeOptions(own(task, settings)),
    isGrouped: (settings) => own(task, settings).group,
  }),
});
process.exit();

/** A process that does a task may do anything: how it ended is known all the same. */
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { useFolder } from '../../../test/support/use-folder.ts';
import type { Task } from '../src/child/messages.ts';
import { runTask } from '../src/child/run.ts';

const at = useFolder();
const TASK: Task = { kind: 'scan', id: 'a'.repeat(64), store: 'store', host: null };
let number = 0;

interface Ways {
  readonly patience?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Runs a task in a process that does so when it gets it. */
async function run(
  deed: string,
  { patience = 30, signal = new AbortController().signal, onProgress = () => {} }: Ways = {},
) {
  const path = at(`${number++}.mjs`);
  const code = `const say = (message) => new Promise((resolve) => process.send(message, resolve));
process.once('message', async (task) => { ${deed} });\n`;
  await writeFile(path, code);
  return runTask({ module: pathToFileURL(path), host: null }, TASK, { patience, signal, onProgress });
}

test('one that says that it is done is', async () => {
  await expect(run("await say({ kind: 'done' }); process.exit();")).resolves.toBeUndefined();
});

test('one that fails does so by the code and the words of its error, whatever it says later', async () => {
  const deed =
    "await say({ kind: 'failed', words: 'It is damaged.', code: 'badState' }); await say({ kind: 'alive' }); process.exit();";
  await expect(run(deed)).rejects.toMatchObject({ code: 'badState', message: 'It is damaged.' });
});

test('one that dies is told by how', async () => {
  await expect(run("process.kill(process.pid, 'SIGKILL');")).rejects.toThrow(
    'The process that did it ended by SIGKILL.',
  );
  await expect(run('process.exit(7);')).rejects.toThrow('The process that did it ended by exit code 7.');
});

test('one that is frozen is ended', async () => {
  await expect(run('for (;;);', { patience: 1 })).rejects.toThrow(
    'The process that did it gave no sign of life for 1 s.',
  );
});

test('one that is busy and says so is let be', async () => {
  const deed =
    "for (let i = 0; i < 4; i++) { await say({ kind: 'alive' }); await new Promise((r) => setTimeout(r, 400)); } await say({ kind: 'done' }); process.exit();";
  await expect(run(deed, { patience: 1 })).resolves.toBeUndefined();
});

test('one that is not wanted any more is told to end, and ends', async () => {
  const controller = new AbortController();
  const ended = run(
    "process.once('disconnect', () => process.exit()); await say({ kind: 'progress', done: 1, total: 2 });",
    {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('The run is gone.')),
    },
  );
  await expect(ended).rejects.toThrow('The run is gone.');
});

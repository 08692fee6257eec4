/** hotpix serve as a process: it says where it is, shows what a browser asks for, and ends when it is asked to. */
import { sampleResult } from '@hotpix/core/testing';
import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hotpix } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();

test.skipIf(process.platform === 'win32')('ends with 0 by Ctrl-C', async () => {
  await mkdir(at(), { recursive: true });
  await writeFile(at('result.json'), JSON.stringify(await sampleResult()));
  await hotpix(at(), ['history', 'add', 'result.json', '--history', 'qa']);
  let asked: Promise<number> | undefined;
  const { code, stdout, stderr } = await hotpix(at(), ['serve', '--history', 'qa', '--port', '0'], {
    onStart(child) {
      let said = '';
      child.stdout?.on('data', (text) => {
        said += String(text);
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
        if (address === undefined || !said.includes('Ctrl-C')) return;
        asked ??= fetch(address)
          .then(({ status }) => status)
          .finally(() => child.kill('SIGINT'));
      });
    },
  });
  expect({ code, stderr, status: await asked }).toEqual({ code: 0, stderr: '', status: 200 });
  expect(stdout).toContain('It is read-only.');
});

import { closeSync, mkdirSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listFolder } from '../../src/files/list-folder.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const FILES = 130_000;

test('a folder in a folder may hold more files than a call takes arguments', async () => {
  mkdirSync(folder.at('day'));
  for (let i = 0; i < FILES; i++) closeSync(openSync(folder.at(`day/${i}`), 'w'));
  expect(await listFolder(folder.path)).toHaveLength(FILES);
  // Making so many takes long where others write, too.
}, 240_000);

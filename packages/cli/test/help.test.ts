import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asksForHelp } from '../src/help.ts';
import { run } from './support/run.ts';
import { useFolder } from './support/use-folder.ts';

const folder = useFolder();

test('names the built-in reporters, and runs no config', async () => {
  await folder.write('hotpix.config.mjs', "import { writeFileSync } from 'node:fs'; writeFileSync('ran', '');");
  const { code, stdout } = await run(folder.path, 'scan', '--help');
  expect(code).toBe(0);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /Reporters: html, json, dcraw, .*fits, junit, .*shields, and those of the config\./,
  );
  expect(existsSync(join(folder.path, 'ran'))).toBe(false);
});

test.each([
  [['scan', '--help'], true],
  [['help', 'scan'], true],
  [['scan', '-h'], true],
  [['--help'], false],
  [['scan', 'photos'], false],
  [['scan', '--', '--help'], false],
])('%j asks for the help of a command: %s', (argv, asks) => {
  expect(asksForHelp(argv)).toBe(asks);
});

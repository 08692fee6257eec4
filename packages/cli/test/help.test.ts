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

test('a repair is offered no crops and no dark set, which it would not use', async () => {
  const { stdout } = await run(folder.path, 'fix', '--help');
  expect(stdout).toContain('--dark-limit');
  expect(stdout).not.toMatch(/--crops|--dark </);
  expect(await run(folder.path, 'fix', 'photos', '--crops', '2')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--crops belongs to hotpix scan, '),
  });
});

test('of the exit codes it is said that a find alone is no failure', async () => {
  const { stdout } = await run(folder.path, '--help');
  expect(stdout).toContain('  0  done; with limits, they are kept\n');
});

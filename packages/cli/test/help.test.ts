import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

describe('of what a farm does', () => {
  const flagsOf = (help: string): string[] => [...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
  const EACH = ['--queue', '--store', '--config', '--no-config'];

  test.each([
    ['worker', ['--lock', '--concurrency', '--memory', '--timeout', '--quiet'], 'hotpix farm worker [options]'],
    ['status', [], 'hotpix farm status [options] [run]'],
    ['cancel', ['--lock', '--quiet'], 'hotpix farm cancel [options] <run>'],
  ])('%s has help with its own options alone', async (verb, own, usage) => {
    const { code, stdout } = await run(folder.path, 'farm', verb, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: ${usage}\n`);
    expect(flagsOf(stdout).sort()).toEqual([...EACH, ...own].sort());
    expect(await run(folder.path, 'help', 'farm', verb)).toEqual({ code, stdout, stderr: '' });
  });

  test('submit has all but what only workers need, and no word has all', async () => {
    const [submit, all] = [
      flagsOf((await run(folder.path, 'farm', 'submit', '--help')).stdout),
      flagsOf((await run(folder.path, 'farm', '--help')).stdout),
    ];
    expect(all.filter((flag) => !submit.includes(flag))).toEqual(['--lock']);
    expect(submit).toContain('--html');
  });
});

test('of the exit codes it is said that a find alone is no failure', async () => {
  const { stdout } = await run(folder.path, '--help');
  expect(stdout).toContain('  0  done; with limits, they are kept\n');
});

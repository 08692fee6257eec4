import { expect, test } from 'vitest';
import { asksForHelp, knownReporters } from '../src/help.ts';
import { run } from './support/run.ts';
import { useFolder } from './support/use-folder.ts';

const folder = useFolder();

test('reporters of the config are named beside the built-in ones', async () => {
  await folder.write('hotpix.config.mjs', "export default { plugins: [{ name: 'junit', report: {} }] };");
  const { code, stdout } = await run(folder.path, 'scan', '--help');
  expect(code).toBe(0);
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/Reporters: html, json, dcraw, .*csv, .*junit\./);
});

test('a config that cannot be read keeps nobody from help', async () => {
  const config = await folder.write('broken.json', '{');
  expect(await knownReporters(['scan', '--help', '--config', config])).toContain('dcraw');
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

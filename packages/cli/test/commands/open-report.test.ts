import { chmod, readFile } from 'node:fs/promises';
import { sampleResult } from '@hotpix/core/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exists } from '../../src/files/exists.ts';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
beforeEach(async () => {
  await folder.write('result.json', JSON.stringify(await sampleResult()));
  for (const name of ['CI', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'DISPLAY']) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());

/** Desktops are slow, and so are machines under load. */
const PATIENCE = { timeout: 20_000 };

const report = (...args: string[]) => run(folder.path, 'report', 'result.json', ...args);

test.each([[[]], [['--json', 'again.json']], [['--html', '-']]])(
  '--open without a page to open is refused, with %j',
  async (args) => {
    const { code, stdout, stderr } = await report('--open', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "hotpix: Expected --html beside --open, the file of the page to open, got none. Try 'hotpix report <result.json> --html report.html --open'.\n",
    );
  },
);

test('in CI the page is written, and a sentence says that nothing is opened', async () => {
  vi.stubEnv('CI', 'true');
  const { code, stderr } = await report('--html', 'a.html', '--open');
  expect(code).toBe(0);
  expect(stderr).toContain("Not opened: nobody looks at the screen of a CI job. Open 'a.html' in a browser.\n");
  expect(await readFile(folder.at('a.html'), 'utf8')).toContain('<html');
});

test.skipIf(process.platform !== 'linux')('without a display, too', async () => {
  const { code, stderr } = await report('--html', 'a.html', '--open');
  expect(code).toBe(0);
  expect(stderr).toContain('Not opened: there is no display here.');
});

describe.skipIf(process.platform !== 'linux')('with a display', () => {
  beforeEach(async () => {
    // The desktop may hand over a path, a URL or a link to the file.
    const browser = await folder.write('browser', `#!/bin/sh\ncat "\${1#file://}" > '${folder.at('opened')}'\n`);
    await chmod(browser, 0o755);
    vi.stubEnv('DISPLAY', ':99');
    vi.stubEnv('BROWSER', browser);
    // No other browser of this machine.
    for (const name of ['HOME', 'XDG_DATA_DIRS', 'XDG_DATA_HOME', 'XDG_CONFIG_DIRS']) vi.stubEnv(name, folder.path);
    for (const name of ['XDG_CURRENT_DESKTOP', 'DESKTOP_SESSION', 'KDE_FULL_SESSION']) vi.stubEnv(name, '');
  });

  test('the browser gets the page', async () => {
    const { code, stderr } = await report('--html', 'a.html', '--open');
    expect({ code, said: stderr.includes('Not opened') }).toEqual({ code: 0, said: false });
    const page = await readFile(folder.at('a.html'), 'utf8');
    await expect.poll(() => readFile(folder.at('opened'), 'utf8').catch(() => ''), PATIENCE).toBe(page);
  }, 30_000);

  test('nothing in a name is run', async () => {
    await report('--html', 'a $(touch owned) & `touch owned`; touch owned.html', '--open');
    await expect.poll(() => exists(folder.at('opened')), PATIENCE).toBe(true);
    expect(await exists(folder.at('owned'))).toBe(false);
  }, 30_000);
});

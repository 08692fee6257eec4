/** Photographs that can be read and must not be judged, end to end. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { simulate } from '@hotpix/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAMERA } from './support/camera.ts';
import { command } from './support/command.ts';
import { readResult } from './support/results.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const run = (...args: string[]) => command(at(), args);
const REASON = 'The photographs show one scene. Add photographs of others.';
const TOLD = `${REASON} --force reports what is found all the same.`;

const ADVICE = ' Repair by the Result of an earlier scan of this camera: --map result.json.';

/** A camera's photographs, and a config whose ranker refuses unless it is forced. */
beforeAll(async () => {
  await simulate({ dir: at('photos'), camera: CAMERA, frames: 5, formats: ['dng'] });
  await writeFile(
    at('hotpix.config.ts'),
    `import { defineConfig } from 'hotpix';
const reason = ${JSON.stringify(REASON)};
const check = { name: 'independentScenes', status: 'failed' as const, message: reason };
export default defineConfig({
  files: ['photos/dng'],
  limits: { defects: 50 },
  plugins: [
    {
      name: 'strict',
      rank: (findings, { force }) =>
        force ? findings : { ...findings, refusal: { code: 'oneScene', message: reason }, checks: [...findings.checks, check] },
    },
  ],
});
`,
  );
  await run('scan', '--json', 'refused.json', '--html', 'refused.html', '--quiet');
});

describe('a refused scan', () => {
  test('gives no defect and says why, in the Result, the page and the terminal', async () => {
    const { code, stdout } = await run('scan');
    expect(code).toBe(2);
    expect(stdout.startsWith(`No verdict. ${TOLD}\n`)).toBe(true);
    // Once, although a check failed for the same reason.
    expect(stdout.split(REASON)).toHaveLength(2);
    expect(await readResult(at('refused.json'))).toMatchObject({ status: 'refused', reason: REASON, defects: [] });
    const page = await readFile(at('refused.html'), 'utf8');
    expect(page).toContain(`<h1>No verdict</h1><p>${REASON}</p>`);
  });

  test('says so when all is quiet', async () => {
    expect(await run('scan', '--quiet')).toEqual({ code: 2, stdout: '', stderr: `hotpix: No verdict. ${TOLD}\n` });
  });

  test('is no pass, nor is its saved Result, nor that of a State', async () => {
    await run('scan', '--state', 'scan.state', '--quiet');
    for (const args of [['check'], ['check', 'refused.json'], ['report', 'refused.json'], ['merge', 'scan.state']]) {
      const { code, stdout } = await run(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(stdout).toContain(`No verdict. ${REASON}`);
      expect(stdout).not.toContain('within  defects');
    }
  });

  test('repairs nothing, with its Result as a map or without', async () => {
    for (const [map, advice] of [
      [[], ADVICE],
      [['--map', 'refused.json'], ''],
    ] as const) {
      const { code, stderr } = await run('fix', ...map, '--out', 'repaired', '--quiet');
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `hotpix: Nothing repaired: ${REASON}${advice}\n`,
      });
      await expect(stat(at('repaired'))).rejects.toThrow('ENOENT');
    }
  });

  test('repairs nothing with --group either', async () => {
    const { code, stderr } = await run('fix', '--group', '--out', 'repaired', '--quiet');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `hotpix: Nothing repaired: ${REASON}${ADVICE}\n`,
    });
  });
});

describe('with --force', () => {
  test('the same photographs are judged, and the Result says by what', async () => {
    const { code, stdout } = await run('scan', '--force', '--json', 'forced.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^5 defects: /);
    expect((await readResult(at('forced.json'))).options).toMatchObject({ force: true });
  });

  test('so are they by check, merge and fix', async () => {
    await run('scan', '--state', 'forced.state', '--quiet');
    expect(await run('check', '--force', '--quiet')).toMatchObject({ code: 0 });
    expect(await run('merge', 'forced.state', '--force', '--quiet')).toMatchObject({ code: 0 });
    const { code, stdout } = await run('fix', '--force', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Would repair 5 of 5 photographs');
  });
});

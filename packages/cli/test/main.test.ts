import { beforeEach, describe, expect, test } from 'vitest';
import { sampleResult } from '@hotpix/core/testing';
import { run } from './support/run.ts';
import { useFolder } from './support/use-folder.ts';

const folder = useFolder();

describe('the config in force', () => {
  beforeEach(async () => {
    await folder.write('result.json', JSON.stringify(await sampleResult()));
    await folder.write('hotpix.config.yaml', 'top: 1\n');
    await folder.write('deep/empty.txt');
  });

  test('is named by its path from here, apart from the output', async () => {
    const { stdout, stderr } = await run(folder.at('deep'), 'report', '../result.json');
    expect(stderr).toBe('Config: ../hotpix.config.yaml\n');
    expect(stdout).not.toContain('Config');
  });

  test('is not named where all is quiet, nor where there is none', async () => {
    expect(await run(folder.path, 'report', 'result.json', '--quiet')).toMatchObject({
      stderr: expect.not.stringContaining('Config'),
    });
    await folder.write('hotpix.config.yaml', '');
    expect(await run(folder.path, 'report', 'result.json')).toMatchObject({ stderr: '' });
  });
});

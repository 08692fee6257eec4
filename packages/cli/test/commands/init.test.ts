import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
  files: string[];
};
const SCHEMA = `https://unpkg.com/hotpix@${manifest.version}/config.schema.json`;

describe.each(['ts', 'json', 'yaml'])('init --format %s', (format) => {
  const name = `hotpix.config.${format}`;

  test('writes a config that loads', async () => {
    expect(await run(folder.path, 'init', '--format', format)).toMatchObject({ code: 0, stderr: '' });
    const { config, where } = await loadConfig(undefined, folder.path);
    expect(where).toBe(name);
    expect(config).toMatchObject({ files: ['photos'], limits: { defects: 100, clusters: 0 } });
  });

  test.each(['ts', 'json', 'yaml'])('writes none beside one in %s', async (other) => {
    await folder.write(`hotpix.config.${other}`, 'mine');
    expect(await run(folder.path, 'init', '--format', format)).toMatchObject({
      code: 2,
      stderr: `hotpix: 'hotpix.config.${other}' exists already. Remove it first, or edit it.\n`,
    });
    expect(await readFile(folder.at(`hotpix.config.${other}`), 'utf8')).toBe('mine');
  });
});

test('init writes TypeScript where nothing else is asked for', async () => {
  expect(await run(folder.path, 'init')).toMatchObject({ stdout: expect.stringContaining('Wrote hotpix.config.ts.') });
});

test('init refuses a format that it does not have, and names those that it has', async () => {
  const { code, stderr } = await run(folder.path, 'init', '--format', 'toml');
  expect(code).toBe(2);
  expect(stderr).toContain('ts, json, yaml');
});

describe('the schema', () => {
  test('is named in JSON, and its version takes what was written', async () => {
    await run(folder.path, 'init', '--format', 'json');
    const config = JSON.parse(await readFile(folder.at('hotpix.config.json'), 'utf8')) as { $schema: string };
    expect(config.$schema).toBe(SCHEMA);
    const shipped = await readFile(new URL('../../config.schema.json', import.meta.url), 'utf8');
    expect(new Ajv({ allowUnionTypes: true }).validate(JSON.parse(shipped) as object, config)).toBe(true);
  });

  test('is named in the first line of YAML, as its language server reads it', async () => {
    await run(folder.path, 'init', '--format', 'yaml');
    const text = await readFile(folder.at('hotpix.config.yaml'), 'utf8');
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${SCHEMA}`);
  });

  test('is shipped', () => {
    expect(manifest.files).toContain('config.schema.json');
  });
});

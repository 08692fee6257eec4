import { chmod, chown, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { UsageError } from '../../src/usage-error.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

describe('a config of any kind is found', () => {
  const TEXTS: Record<string, string> = {
    'hotpix.config.ts': 'const top: number = 3;\nexport default { top } satisfies object;',
    'hotpix.config.mts': 'export default { top: 3 as number };',
    'hotpix.config.cts': 'module.exports = { top: 3 as number };',
    'hotpix.config.js': 'export default { top: 3 };',
    'hotpix.config.mjs': 'export default { top: 3 };',
    'hotpix.config.cjs': 'module.exports = { top: 3 };',
    'hotpix.config.json': '{ "top": 3 }',
    'hotpix.config.yaml': 'top: 3',
    'hotpix.config.yml': 'top: 3',
    '.hotpixrc': 'top: 3',
    '.hotpixrc.json': '{ "top": 3 }',
    '.hotpixrc.yaml': 'top: 3',
    '.hotpixrc.ts': 'export default { top: 3 };',
    'package.json': '{ "name": "camera", "hotpix": { "top": 3 } }',
  };

  test.each(Object.keys(TEXTS))('%s', async (name) => {
    await folder.write(name, TEXTS[name]);
    expect(await loadConfig(undefined, folder.path)).toEqual({
      config: { top: 3 },
      where: name,
      base: folder.path,
      path: folder.at(name),
    });
  });
});

describe('a config in TypeScript', () => {
  test('may import another file in TypeScript', async () => {
    await folder.write('limits.ts', 'export const hot = 5 as const;');
    await folder.write('hotpix.config.ts', "import { hot } from './limits.ts';\nexport default { limits: { hot } };");
    expect((await loadConfig(undefined, folder.path)).config).toEqual({ limits: { hot: 5 } });
  });

  test('may import hotpix where nobody installed it', async () => {
    await folder.write(
      'hotpix.config.ts',
      "import { defineConfig } from 'hotpix';\nexport default defineConfig({ top: 4 });",
    );
    expect((await loadConfig(undefined, folder.path)).config).toEqual({ top: 4 });
  });

  test('leaves nothing beside itself, and may lie where nothing can be written', async () => {
    await folder.write('camera/hotpix.config.ts', 'export default { top: 3 };');
    await chmod(folder.at('camera'), 0o555);
    expect((await loadConfig(undefined, folder.at('camera'))).config).toEqual({ top: 3 });
    await chmod(folder.at('camera'), 0o755);
    expect(await readdir(folder.at('camera'))).toEqual(['hotpix.config.ts']);
  });

  test('is read anew when it changed', async () => {
    await folder.write('hotpix.config.ts', 'export default { top: 3 };');
    await loadConfig(undefined, folder.path);
    await folder.write('hotpix.config.ts', 'export default { top: 4 };');
    expect((await loadConfig(undefined, folder.path)).config).toEqual({ top: 4 });
  });
});

describe('the search', () => {
  test('goes up to the root of the project', async () => {
    await folder.write('package.json', '{}');
    await folder.write('hotpix.config.json', '{ "top": 3 }');
    await folder.write('units/a/readme.txt');
    const { config, where, base } = await loadConfig(undefined, folder.at('units/a'));
    expect({ config, where, base }).toEqual({
      config: { top: 3 },
      where: '../../hotpix.config.json',
      base: folder.path,
    });
  });

  test('does not leave the project', async () => {
    await folder.write('hotpix.config.json', '{ "top": 3 }');
    await folder.write('camera/package.json', '{}');
    expect(await loadConfig(undefined, folder.at('camera'))).toEqual({
      config: {},
      where: 'defaults',
      base: folder.at('camera'),
    });
  });

  test('does not leave a repository', async () => {
    await folder.write('hotpix.config.json', '{ "top": 3 }');
    await folder.write('camera/.git', 'gitdir: elsewhere');
    await folder.write('camera/photos/a.txt');
    expect((await loadConfig(undefined, folder.at('camera/photos'))).where).toBe('defaults');
  });

  test('takes the nearest config', async () => {
    await folder.write('hotpix.config.json', '{ "top": 3 }');
    await folder.write('camera/hotpix.config.json', '{ "top": 5 }');
    expect((await loadConfig(undefined, folder.at('camera'))).config).toEqual({ top: 5 });
  });

  test('passes over an empty file', async () => {
    await folder.write('package.json', '{}');
    await folder.write('hotpix.config.ts', ' \n');
    expect((await loadConfig(undefined, folder.path)).where).toBe('defaults');
  });

  test('is not made when a config is named', async () => {
    await folder.write('hotpix.config.json', '{ "top": 3 }');
    await folder.write('other/strict.json', '{ "top": 9 }');
    const { config, where } = await loadConfig('other/strict.json', folder.path);
    expect({ config, where }).toEqual({ config: { top: 9 }, where: 'other/strict.json' });
  });
});

// Windows has no such owners, and only root gives files away.
describe.runIf(process.getuid)('a config of a parent folder', () => {
  const FILES = ['hotpix.config.ts', 'hotpix.config.json', '.hotpixrc', 'package.json'];
  const textOf = (name: string): string =>
    name.endsWith('.ts')
      ? 'globalThis.hasRun = true; export default { top: 3 };'
      : name === 'package.json'
        ? '{ "hotpix": { "top": 3 } }'
        : '{ "top": 3 }';
  const refusal =
    /^Expected a config that nobody else can change, got '\.\.\/[.\w]+' in a parent folder, which .*--no-config\.$/;

  test.each(FILES)('that anybody may write to is refused before it runs, unless it is named: %s', async (name) => {
    const path = await folder.write(name, textOf(name));
    await folder.write('photos/a.txt');
    await chmod(path, 0o666);
    await expect(loadConfig(undefined, folder.at('photos'))).rejects.toThrow(refusal);
    expect(globalThis).not.toHaveProperty('hasRun');
    if (name !== 'package.json')
      expect((await loadConfig(`../${name}`, folder.at('photos'))).config).toEqual({ top: 3 });
    delete (globalThis as { hasRun?: unknown }).hasRun;
    expect((await loadConfig(false, folder.at('photos'))).where).toBe('defaults');
  });

  test('that anybody may replace is refused, unless nobody removes what is of others there', async () => {
    await folder.write('hotpix.config.ts', 'export default { top: 3 };');
    await folder.write('photos/a.txt');
    await chmod(folder.path, 0o777);
    await expect(loadConfig(undefined, folder.at('photos'))).rejects.toThrow(refusal);
    await chmod(folder.path, 0o1777);
    expect((await loadConfig(undefined, folder.at('photos'))).config).toEqual({ top: 3 });
  });

  test.runIf(process.getuid?.() === 0)(
    'that belongs to another user is refused, but not in the current folder',
    async () => {
      const path = await folder.write('hotpix.config.ts', 'export default { top: 3 };');
      await folder.write('photos/a.txt');
      await chown(path, 65_534, 65_534);
      await expect(loadConfig(undefined, folder.at('photos'))).rejects.toThrow(refusal);
      expect((await loadConfig(undefined, folder.path)).config).toEqual({ top: 3 });
    },
  );
});

describe('a config that cannot be used', () => {
  const failing = async (name: string, text: string): Promise<string> => {
    await folder.write(name, text);
    return loadConfig(undefined, folder.path).then(
      () => 'no error',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  };

  test.each([
    ['hotpix.config.ts', 'export default { top: ;', '1:23'],
    ['hotpix.config.mjs', 'export default {\n  top: ;', '2:8'],
    ['hotpix.config.cjs', 'module.exports = {', '1:19'],
    ['hotpix.config.json', '{ top }', '1:3'],
    ['hotpix.config.json', '{\n  "top": 3,\n}', '3:1'],
    ['hotpix.config.json', '{\r\n"top": }', '2:8'],
    ['hotpix.config.json', '{ "top": 3 // three\n}', '1:12'],
    ['hotpix.config.yaml', 'top: [3', '1:8'],
    ['hotpix.config.yml', 'top: 3\ntop: 4', '2:1'],
    ['.hotpixrc', '{ top: ', '1:8'],
    ['package.json', '{ "hotpix" ', '1:12'],
  ])('for its syntax is named with the place, which is shown: %s, %j', async (name, text, place) => {
    expect(await failing(name, text)).toMatch(`UsageError: ${name}:${place}: cannot be read as a configuration: `);
    const { frame } = (await loadConfig(undefined, folder.path).catch((error) => error)) as UsageError;
    const [line, column] = place.split(':').map(Number);
    const at = frame.findIndex((row) => row.startsWith(`> ${line} |`));
    expect(frame[at + 1].indexOf('^') - frame[at + 1].indexOf('|')).toBe(column + 1);
  });

  test('for the syntax of a file that it imports names that file', async () => {
    await folder.write('own.ts', 'export const top = ;');
    expect(await failing('hotpix.config.ts', "export { top as default } from './own.ts';")).toMatch(
      /^UsageError: own\.ts:1:20: /,
    );
  });

  test('may begin with the mark of UTF-8', async () => {
    await folder.write('hotpix.config.json', '\ufeff{ "top": 3 }');
    expect((await loadConfig(undefined, folder.path)).config).toEqual({ top: 3 });
  });

  test('for what it throws is named, with what it said, in one line', async () => {
    const came = await failing('hotpix.config.ts', "throw new Error('set CAMERA\\nfirst'); export default {};");
    expect(came).toBe('UsageError: hotpix.config.ts: cannot be read as a configuration: set CAMERA first');
  });

  test('for a text it throws is named too', async () => {
    const came = await failing('hotpix.config.ts', "throw 'set CAMERA'; export default {};");
    expect(came).toBe('UsageError: hotpix.config.ts: cannot be read as a configuration: set CAMERA');
  });

  test('for a file that it misses itself is not passed over', async () => {
    const came = await failing(
      'hotpix.config.ts',
      "import { readFileSync } from 'node:fs';\nexport default JSON.parse(readFileSync('/no/such/file', 'utf8'));",
    );
    expect(came).toContain(
      "hotpix.config.ts: cannot be read as a configuration: ENOENT: no such file or directory, open '/no/such/file'",
    );
  });

  test('for a module it cannot find is named, with that module', async () => {
    expect(await failing('hotpix.config.ts', "import './no-such.ts';\nexport default {};")).toMatch(
      /hotpix\.config\.ts.*no-such\.ts/,
    );
  });

  test('for a package that is not installed says who imports it, and what to install', async () => {
    const came = await failing(
      'hotpix.config.mjs',
      "import { tint } from 'no-such-package/tints';\nexport default { top: tint };",
    );
    expect(came).toMatch(/hotpix\.config\.mjs' imports 'no-such-package\/tints', which is not installed/);
    expect(came).toContain("run 'npm install no-such-package'");
  });

  test('for a package of hotpix names the one that lies beside the command in the clone', async () => {
    await folder.write(
      'plugin.ts',
      "import { tooLarge } from '@hotpix/core';\nexport const plugin = { name: tooLarge.name };",
    );
    const came = await failing(
      'hotpix.config.ts',
      "import { plugin } from './plugin.ts';\nexport default { plugins: [plugin] };",
    );
    const [, installed] = /plugin\.ts' imports '@hotpix\/core'.*npm install "?([^"']+)/.exec(came) ?? [];
    expect(JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))).toMatchObject({ name: '@hotpix/core' });
  });

  test.each([
    ['hotpix.config.ts', 'export default () => ({ top: 3 });', 'a function'],
    ['hotpix.config.json', '[]', '[]'],
    ['hotpix.config.yaml', 'top', "'top'"],
  ])('because it is no object: %s with %s', async (name, text, shown) => {
    expect(await failing(name, text)).toBe(
      `UsageError: ${name}: expected 'config' to be an object, as export default in a module, got ${shown}.`,
    );
  });

  test.each([
    ['hotpix.config.ts', 'export const top = 3;', 'undefined'],
    ['hotpix.config.mjs', 'export const top = 3;', 'undefined'],
    ['hotpix.config.ts', 'export default null;', 'null'],
  ])('because it exports nothing: %s with %s', async (name, text, shown) => {
    expect(await failing(name, text)).toBe(
      `UsageError: ${name}: cannot be read as a configuration: expected an object as export default, got ${shown}.`,
    );
  });

  test('for an unknown key is told the valid ones', async () => {
    expect(await failing('hotpix.config.json', '{ "topp": 3 }')).toMatch(
      /^UsageError: hotpix\.config\.json: unknown key 'topp'\. Did you mean 'top'\? Valid keys: rank, capture, dark, .*, plugins, files\.$/,
    );
  });

  test.each([
    ['{ "plugins": {} }', "expected 'plugins' to be a list of plugins, got {}."],
    ['{ "plugins": [null] }', "expected 'plugins[0]' to be a plugin, which is an object, got null."],
    ['{ "files": "photos" }', "expected 'files' to be a list of files, folders and globs, got 'photos'."],
    ['{ "files": [""] }', "expected 'files' to be a list of files, folders and globs, got [ '' ]."],
  ])('for a wrong type is told key, expectation and value: %s', async (text, message) => {
    expect(await failing('hotpix.config.json', text)).toBe(`UsageError: hotpix.config.json: ${message}`);
  });

  test('for a plugin factory that was not called is told so', async () => {
    const came = await failing('hotpix.config.ts', 'const dump = () => ({});\nexport default { plugins: [{}, dump] };');
    expect(came).toBe(
      "UsageError: hotpix.config.ts: expected 'plugins[1]' to be a plugin, which is an object, got a function.",
    );
  });

  test('because it is not there is named', async () => {
    await expect(loadConfig('no-such.ts', folder.path)).rejects.toThrow(
      /^no-such\.ts: cannot be read as a configuration: Expected a file that can be read, got a path that does not exist\./,
    );
  });

  test('for its extension is named', async () => {
    await folder.write('config.toml', 'top = 3');
    await expect(loadConfig('config.toml', folder.path)).rejects.toThrow(
      /^config\.toml: cannot be read as a configuration: .*"\.toml"/,
    );
  });
});

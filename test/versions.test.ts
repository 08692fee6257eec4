import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const packages = new URL('../packages/', import.meta.url);
const names = readdirSync(packages).filter((name) => existsSync(new URL(`${name}/src/version.ts`, packages)));

test.each(names)('the version in the code of %s is that of its manifest', (name) => {
  const read = (path: string): string => readFileSync(new URL(`${name}/${path}`, packages), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(read('src/version.ts')).toContain(`VERSION = '${version}';`);
});

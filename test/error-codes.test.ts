/** Whatever code an error can have, `docs/errors.md` says what it means and what to do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/hotpix.ts';

/** The unions of codes, as the sources have them: `export type JpegErrorCode = 'badJpeg' | …`. */
const UNION = /^export type (\w*Code) =([^;]+);/gm;

function* unions(): Generator<{ name: string; codes: string[] }> {
  for (const folder of readdirSync(join(root, 'packages'))) {
    const sources = readdirSync(join(root, 'packages', folder, 'src'), { recursive: true, encoding: 'utf8' });
    for (const path of sources.filter((path) => path.endsWith('.ts'))) {
      const text = readFileSync(join(root, 'packages', folder, 'src', path), 'utf8');
      for (const [, name, members] of text.matchAll(UNION)) {
        const codes = [...members.matchAll(/'(\w+)'/g)].map(([, code]) => code);
        if (codes.length > 0) yield { name, codes };
      }
    }
  }
}

const SECTIONS: Readonly<Record<string, string>> = {
  ErrorCode: '## Errors of the pipeline',
  SetAsideCode: '## Photographs that are set aside',
  InsufficientCode: '## No verdict: insufficient',
  RefusalCode: '## No verdict: refused',
  UsageCode: '## Errors of the command line',
  DngErrorCode: '### `DngError`',
  JpegErrorCode: '### `JpegError`',
  TiffErrorCode: '### `TiffError`',
  DefectMapErrorCode: '### `DefectMapError`',
};

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');

/** Code by code what stands below its heading, up to the next section of the same depth. */
function entriesOf(section: string): Map<string, string> {
  const [, body = ''] = page.split(`\n${section}\n`);
  const [depth] = section.split(' ');
  const own = body.split(new RegExp(`^#{2,${depth.length}} `, 'm'))[0];
  const entries = own.split(new RegExp(`^${depth}# `, 'm')).slice(1);
  return new Map(entries.map((entry) => [/^`(\w+)`/.exec(entry)?.[1] ?? '', entry]));
}

const all = [...unions()];

test('every union of codes has a section', () => {
  expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(SECTIONS).sort());
});

test.each(all)('every code of $name has a row that says what it means and what to do', ({ name, codes }) => {
  const entries = entriesOf(SECTIONS[name]);
  expect([...entries.keys()].sort()).toEqual([...codes].sort());
  for (const entry of entries.values()) expect(entry).toMatch(/`\n\n\S.+\n\n\*\*What to do:\*\* \S/);
});

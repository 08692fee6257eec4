import { expect, it } from 'vitest';
import { renderIndex } from '../src/index.ts';
import { clean, HOSTILE, overLimits, refused, scanned } from './result-fixtures.ts';

const named = (serial: string, result: ReturnType<typeof clean>) => ({
  ...result,
  camera: { ...result.camera!, serial },
});

it('the page of several cameras puts first what needs a look, and leads to the page of each', () => {
  const page = renderIndex([
    { result: named('1', clean()), page: 'report.a.html' },
    { result: named('2', scanned(3)), page: 'report.b.html' },
    { result: named('3', refused()), page: 'report.c.html' },
    { result: named('4', overLimits()), page: 'report.d.html' },
  ]);
  expect([...page.matchAll(/<a href="([^"]+)">[^<]* no\. (\d),/g)].map(([, href, serial]) => [href, serial])).toEqual([
    ['report.d.html', '4'],
    ['report.c.html', '3'],
    ['report.b.html', '2'],
    ['report.a.html', '1'],
  ]);
  expect(page).toContain('<h1>4 cameras</h1>');
});

it('lets no name out of a file become markup', () => {
  const page = renderIndex([{ result: named(HOSTILE, clean()), page: `${HOSTILE}.html` }]);
  expect(page).not.toMatch(/<img|<script/);
});

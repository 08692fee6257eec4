import { expect, it } from 'vitest';
import { renderIndex } from '../src/index.ts';
import { clean, HOSTILE, overLimits, refused, scanned } from './result-fixtures.ts';

const named = (serial: string, result: ReturnType<typeof clean>) => ({
  ...result,
  camera: { ...result.camera!, serial },
});

/** A baseline had no Result of the camera. */
const unmatched = () => ({
  ...scanned(3),
  checks: [{ name: 'baseline', status: 'warning' as const, message: 'Got none in the baseline.' }],
});

const cells = (page: string): string[][] =>
  [...page.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/g)].map((match) =>
    match.slice(1).map((cell) => cell.replace(/<[^>]+>/g, '')),
  );

it('the page of several cameras puts first what needs a look, and leads to the page of each', () => {
  const page = renderIndex([
    { result: named('1', clean()), page: 'report.a.html' },
    { result: named('2', unmatched()), page: 'report.b.html' },
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
  expect(page).toContain('1 over a limit, 1 without a verdict, 1 without a baseline, 1 judged.');
});

it('says the verdicts as the terminal does, and why a camera has none against its baseline', () => {
  const page = renderIndex([unmatched(), overLimits(), refused()].map((result) => ({ result, page: 'a.html' })));
  expect(cells(page).map(([, verdict]) => verdict)).toEqual(['EXCEEDED', 'NO VERDICT', 'NO BASELINE']);
  expect(cells(page)[2][2]).toMatch(/^3 defects in 24 ordinary photographs\. .* Got none in the baseline\.$/);
});

it('points at nothing below itself, for there the checks are not', () => {
  const page = renderIndex([{ result: overLimits(), page: 'a.html' }]);
  expect(page).not.toContain('below');
  expect(cells(page)[0][2]).toMatch(/ 1 check warns, as its page says\.$/);
});

it('tells the raw files of a body from its JPEGs', () => {
  const raw = scanned(1);
  const files = raw.files.map((row) => ({ ...row, path: row.path.replace(/\.\w+$/, '.JPG') }));
  const { mosaic: _, ...frame } = raw.frame!;
  const jpeg = { ...raw, files, frame: { ...frame, channels: 3 as const, bits: 8 } };
  const page = renderIndex([raw, jpeg].map((result) => ({ result, page: 'a.html' })));
  expect(cells(page).map(([name]) => name.replace(/.*, /, ''))).toEqual(['raw', 'JPEG']);
});

it('lets no name out of a file become markup', () => {
  const page = renderIndex([{ result: named(HOSTILE, clean()), page: `${HOSTILE}.html` }]);
  expect(page).not.toMatch(/<img|<script/);
});

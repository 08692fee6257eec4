import { expect, test } from 'vitest';
import { describeWritten } from '../../src/terminal/written.ts';

const beside = (asked: string, ...paths: string[]) => paths.map((path) => ({ asked, path }));

test('reports are named in the order in which they were asked for', () => {
  expect(describeWritten([...beside('a.json', 'a.json'), ...beside('a.html', 'a.html')])).toBe('a.json, a.html');
});

test('of the files of many cameras the first are named behind what was asked for', () => {
  const pages = Array.from({ length: 100 }, (_, i) => `a.${i}.html`);
  expect(describeWritten(beside('a.html', 'a.html', ...pages))).toBe(
    'a.html, 100 files, one per camera (a.0.html, a.1.html, a.2.html and 97 more)',
  );
});

test('a list that only cameras have is not said to be written itself', () => {
  expect(describeWritten(beside('bad.txt', 'bad.a.txt', 'bad.b.txt'))).toBe(
    '2 files, one per camera (bad.a.txt, bad.b.txt)',
  );
  expect(describeWritten(beside('bad.txt', 'bad.a.txt'))).toBe('bad.a.txt');
});

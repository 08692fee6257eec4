/** A reporter that cheats on one promise is caught by the kit, in the words of that promise. */
import { expect, test } from 'vitest';
import { HotpixError, type Plugin, type Result } from '../../src/index.ts';
import { checkReporter } from '../../src/testing/index.ts';

const escaped = (text: string): string => text.replaceAll('<', '&lt;');
const honest = ({ status, camera, files, defects }: Result): string =>
  escaped(`${status} ${camera?.model} ${files.map(({ path }) => path).join()} ${defects.length}`);

const reporter = (render: (result: Result) => string | Uint8Array, extension = '.html'): Plugin => {
  return { name: 'page', report: { extension, render } };
};
let calls = 0;

test('a reporter that keeps every promise passes, and gives its report of the sample', async () => {
  expect(await checkReporter(reporter(honest))).toMatch(/^complete simulated frame-0\.raw,.* 4$/);
});

test.each<[string, (result: Result) => string | Uint8Array, string]>([
  ['renders nothing', () => '', 'render something of a Result'],
  ['renders no bytes', () => new Uint8Array(), 'render something of a Result'],
  ['renders another thing the second time', (result) => honest(result) + calls++, 'render the same twice'],
  [
    'sorts the defects of the Result in their place',
    (result) => honest({ ...result, defects: (result.defects as unknown[]).reverse() as never }),
    'leave the Result alone',
  ],
  [
    'counts on a camera',
    (result) => honest(result) + result.camera!.model.length,
    'render a Result of no photographs, not to fail with HotpixError: Cannot read properties of null',
  ],
  [
    'lets a refused Result look like one without defects',
    (result) => (result.camera ? honest({ ...result, status: 'complete' }) : 'nothing'),
    'tell a refused Result from one without defects',
  ],
  [
    'writes the names of files as markup',
    ({ status, files }) => status + files.map(({ path }) => path).join(),
    'escape text out of files',
  ],
  [
    'writes the name of the camera as markup, in bytes',
    ({ status, camera }) => new TextEncoder().encode(`${status} ${camera?.model}`),
    'escape text out of files',
  ],
])('the kit catches a reporter that %s', async (_, render, promise) => {
  await expect(checkReporter(reporter(render))).rejects.toThrow(promise);
});

test('a reporter may refuse by noList what it has no words for, if it has no verdict', async () => {
  const refusing = (result: Result): string => {
    if (result.status !== 'complete') throw new HotpixError('noList', 'Expected a Result with a verdict.');
    return honest(result);
  };
  expect(await checkReporter(reporter(refusing))).toMatch(/^complete/);
});

test('the kit catches a reporter that refuses a Result without defects', async () => {
  const refusing = (result: Result): string => {
    if (result.defects.length === 0) throw new HotpixError('noList', 'Expected defects.');
    return honest(result);
  };
  await expect(checkReporter(reporter(refusing))).rejects.toThrow('render a Result without defects');
});

test('a report that is no markup may hold any text', async () => {
  await checkReporter(reporter(({ status, files }) => status + files.map(({ path }) => path).join(), '.txt'));
});

test.each<[string, (result: Result) => boolean]>([
  ['a Result', () => true],
  ['a Result of no photographs', ({ camera }) => camera === null],
  ['a refused Result', ({ status }) => status === 'refused'],
  ['a Result with odd names', ({ camera }) => camera?.make.includes('<') ?? false],
])('a promise that never settles, given %s, is told by the kit, in its own words', async (what, isHard) => {
  const render = (result: Result) => (isHard(result) ? new Promise<never>(() => {}) : honest(result));
  await expect(
    checkReporter({ name: 'page', report: { extension: '.html', render } }, { seconds: 0.3 }),
  ).rejects.toThrow(`Expected the reporter to answer, it did not settle within 0.3 seconds, given ${what}.`);
});

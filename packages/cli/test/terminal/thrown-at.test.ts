import { HotpixError } from '@hotpix/core';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { thrownAt } from '../../src/terminal/thrown-at.ts';

const OURS = `    at rank (${resolve('packages/detection/dist/rank.js')}:9:1)`;
const CORE = `    at async call (${pathToFileURL(resolve('packages/core/dist/bundle/node.js'))}:7:3)`;
const NODE = '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)';

function failed(message: string, ...frames: string[]): HotpixError {
  const cause = new TypeError(message);
  cause.stack = [`TypeError: ${message}`, ...frames].join('\n');
  return new HotpixError('pluginFailed', message, { plugin: 'odd', hook: 'rank', cause });
}

test.each([
  ['a function', `    at Object.rank (${resolve('mine/plugin.ts')}:6:20)`],
  ['no function', `    at ${resolve('mine/plugin.ts')}:6:20`],
  ['an awaited module', `    at async ${pathToFileURL(resolve('mine/plugin.ts'))}:6:20`],
  ['an awaited function', `    at async Object.rank (${pathToFileURL(resolve('mine/plugin.ts'))}:6:20)`],
])('the place is the first that is not of hotpix: in %s', (_, frame) => {
  const other = '    at later (/elsewhere/other.js:1:1)';
  expect(thrownAt(failed('no', NODE, OURS, CORE, frame, other))).toBe(join('mine', 'plugin.ts:6'));
});

test('a message that looks like a stack is none', () => {
  expect(thrownAt(failed('no\n    at x (/elsewhere/plugin.ts:1:1)', OURS))).toBeUndefined();
});

test('where all of the stack is of hotpix, nothing is said', () => {
  expect(thrownAt(failed('no', OURS, CORE, NODE))).toBeUndefined();
});

test('what a plugin refuses in words is no place in its file', () => {
  const cause = failed('no', '    at /elsewhere/plugin.ts:1:1').cause;
  expect(thrownAt(new HotpixError('refused', 'no', { plugin: 'odd', hook: 'rank', cause }))).toBeUndefined();
  expect(thrownAt(new Error('no'))).toBeUndefined();
});

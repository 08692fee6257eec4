import { expect, test } from 'vitest';
import { swallowedOption } from '../../src/options/values.ts';

test.each<[argv: string, flag: string, value: string]>([
  ['scan p --html --quiet', '--html', '--quiet'],
  ['scan p --html --top 5', '--html', '--top'],
  ['scan p --json -h', '--json', '-h'],
  ['check --config --limit hot=1', '--config', '--limit'],
  ['scan --state --unknown', '--state', '--unknown'],
  ['scan --html -- p', '--html', '--'],
])('in "%s" a value is missing', (argv, flag, value) => {
  expect(swallowedOption(argv.split(' '))).toEqual({ flag, value });
});

test.each([
  'scan p --html=--quiet',
  'scan p --html page.html --quiet',
  'scan p --json -',
  'scan p --top -5',
  'scan p --html -page.html',
  'scan p --quiet --html page.html',
  'scan -- --html --quiet',
  'scan p --html',
])('in "%s" none is', (argv) => expect(swallowedOption(argv.split(' '))).toBeUndefined());

import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveSettings, type ConfigSource, type Flags } from '../../src/options/resolve.ts';
import type { Option } from '../../src/options/option.ts';
import { OPTION_KEYS, OPTIONS } from '../../src/options/table.ts';

const none: ConfigSource = { config: {}, where: 'defaults', base: process.cwd() };
const configured = (config: Record<string, unknown>): ConfigSource => ({
  config,
  where: 'camera/hotpix.config.ts',
  base: '/project/camera',
});

describe('precedence', () => {
  test('without flags and config every setting has its default', () => {
    const settings = resolveSettings('scan', {}, none);
    expect(settings).toEqual(Object.fromEntries(OPTION_KEYS.map((key) => [key, OPTIONS[key].default])));
  });

  test('the config wins over the default', () => {
    expect(resolveSettings('scan', {}, configured({ top: 3 })).top).toBe(3);
  });

  test('a flag wins over the config', () => {
    expect(resolveSettings('scan', { top: '7' }, configured({ top: 3 })).top).toBe(7);
  });

  test('a setting that another command has is left alone', () => {
    expect(resolveSettings('fix', {}, configured({ state: 'all.state' })).state).toBeUndefined();
  });

  test('a setting that another command has is checked all the same', () => {
    expect(() => resolveSettings('fix', {}, configured({ crops: -1, state: 5 }))).toThrow(/'crops'|'state'/);
  });
});

describe('files of the config that a command writes something else to', () => {
  const project = configured({ json: '/result.json', html: '/report.html', open: true });

  test.each(['diff', 'history'] as const)('are none of hotpix %s', (command) => {
    const { json, html } = resolveSettings(command, {}, project);
    expect([json, html]).toEqual([undefined, undefined]);
  });

  test('may be named by a flag', () => {
    expect(resolveSettings('history', { html: 'history.html' }, project).html).toBe('history.html');
  });
});

describe('limits', () => {
  test('of the command line take the place of all in the config', () => {
    const { limits } = resolveSettings('check', { limits: ['hot=5'] }, configured({ limits: { dead: 0 } }));
    expect(limits).toEqual({ hot: 5 });
  });

  test.each([
    [['hot=1', 'foo=0'], "got 'foo=0'"],
    [['hot=1', 'dead'], "got 'dead'"],
    [['hot=-1'], "got 'hot=-1'"],
  ])('that are wrong are shown as they were typed: %j', (limits, message) => {
    expect(() => resolveSettings('check', { limits }, none)).toThrow(message);
  });
});

describe('paths', () => {
  test('of a flag start from the current folder', () => {
    expect(resolveSettings('scan', { json: 'a.json' }, configured({})).json).toBe('a.json');
  });

  test('of a config start from its folder', () => {
    const { json } = resolveSettings('scan', {}, configured({ json: 'a.json' }));
    expect(json).toBe(relative(process.cwd(), '/project/camera/a.json'));
  });

  test('of reports in a config start from its folder', () => {
    const { reports } = resolveSettings('scan', {}, configured({ reports: { junit: 'out/a.xml' } }));
    expect(reports).toEqual({ junit: relative(process.cwd(), '/project/camera/out/a.xml') });
  });

  test('that are absolute, or the standard output, stay', () => {
    const { json, html } = resolveSettings('scan', {}, configured({ json: '-', html: '/a.html' }));
    expect([json, html]).toEqual(['-', '/a.html']);
  });
});

/** For each option: a value that it refuses in a config, how errors show it, and a text that it refuses as a flag. */
const REFUSED: Record<(typeof OPTION_KEYS)[number], [value: unknown, shown: string, text: string | null]> = {
  rank: ['best', "'best'", 'best'],
  capture: ['video', "'video'", 'video'],
  dark: [7, '7', ''],
  darkLimit: [0, '0', '0'],
  flatLimit: [2, '2', '2'],
  like: [7, '7', ''],
  top: [0, '0', '0'],
  expectedFalse: [NaN, 'NaN', '0'],
  force: ['yes', "'yes'", null],
  group: [1, '1', null],
  crops: [17, '17', '17'],
  limits: [{ hot: -1 }, '{ hot: -1 }', 'hot=-1'],
  gain: [0, '0', '0'],
  baseline: [5, '5', ''],
  reason: [5, '5', ' '],
  by: ['', "''", ' '],
  until: ['2027-02-30', "'2027-02-30'", '31.1.2027'],
  sites: [[[1]], '[ [ 1 ] ]', '1;2'],
  camera: [5, '5', ' '],
  history: [7, '7', ''],
  since: ['yesterday', "'yesterday'", '2026-13-01'],
  maxGrowth: [-1, '-1', '-1'],
  at: [2026, '2026', '10:00'],
  pitch: [0, '0', '0'],
  host: ['http://here', "'http://here'", 'qa@here'],
  port: [-1, '-1', '65536'],
  json: [true, 'true', ''],
  html: [[], '[]', ''],
  open: [1, '1', null],
  reports: [['junit'], "[ 'junit' ]", 'junit'],
  state: ['', "''", ''],
  checkpoint: [-1, '-1', '-1'],
  queue: [7, '7', ''],
  store: [7, '7', ''],
  slice: [0, '0', '0'],
  wait: [1, '1', null],
  lock: [0, '0', '0'],
  shard: ['3/2', "'3/2'", '0/2'],
  exclude: [['*.png', ''], "[ '*.png', '' ]", ''],
  conditions: [{ iso: 100 }, '{ iso: 100 }', 'iso=100'],
  timeline: [1, '1', null],
  order: ['size', "'size'", 'size'],
  map: [{}, '{}', ''],
  out: [null, 'null', ''],
  name: ['fixed', "'fixed'", 'a/{name}'],
  inPlace: ['yes', "'yes'", null],
  overwrite: ['yes', "'yes'", null],
  resume: ['yes', "'yes'", null],
  method: ['mode', "'mode'", 'mode'],
  subtractDark: [1, '1', null],
  reencode: [1, '1', null],
  thumbnail: ['drop', "'drop'", 'drop'],
  dryRun: [1, '1', null],
  concurrency: [65, '65', '65'],
  memory: ['much', "'much'", 'much'],
  timeout: [() => 5, 'a function', '0'],
  maxPixels: [1.5, '1.5', '1.5'],
  verbose: [1, '1', null],
  quiet: ['no', "'no'", null],
};

/** What a flag takes, as whoever types it reads it. */
const typedIn = ({ type }: Option<unknown>): string => type.typed?.expected ?? type.expected;

describe('a bad value', () => {
  test.each(OPTION_KEYS)('of %s in a config is told with key, expectation, value and place', (key) => {
    const [value, shown] = REFUSED[key];
    expect(() => resolveSettings('scan', {}, configured({ [key]: value }))).toThrow(
      `camera/hotpix.config.ts: expected '${key}' to be ${OPTIONS[key].type.expected}, got ${shown}.`,
    );
  });

  test.each(OPTION_KEYS.filter((key) => REFUSED[key][2] !== null))('of %s as a flag is told likewise', (key) => {
    const text = REFUSED[key][2] as string;
    const given: Flags[string] = OPTIONS[key].type.repeats ? [text] : text;
    const [flag] = OPTIONS[key].flag.split(' ');
    expect(() => resolveSettings('scan', { [key]: given }, none)).toThrow(
      `command line: expected '${flag}' to be ${typedIn(OPTIONS[key] as Option<unknown>)}, got '${text}'`,
    );
  });

  test.each(OPTION_KEYS)('of %s as a flag is told without the words of a config', (key) => {
    expect(typedIn(OPTIONS[key] as Option<unknown>)).not.toMatch(/[[\]]|\{(?!name\})/);
  });

  test.each([
    ['hot', ', which has no number. Write hot=5.'],
    ['hot=many', ", where 'many' is no number from 0."],
    ['warm=5', ", and no limit is called 'warm'. Names: defects, hot,"],
    ['hot:middle=5', ", where 'hot' cannot have 'middle'. Qualifiers, each once: centre, rest,"],
    ['hot:above-5px=5', ", where 'hot' cannot have 'above-5px'."],
    ['set=sony-imx29', ", and no set has that name. Did you mean 'sony-imx219'? Sets: "],
  ])('of a limit is told by what is wrong with it: %s', (text, words) => {
    expect(() => resolveSettings('check', { limits: [text] }, none)).toThrow(`, got '${text}'${words}`);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ limits: { hott: 5 } }, 'hot'],
    [{ limits: { hot: 1, clustersize: 5 } }, 'clusterSize'],
    [{ capture: 'sceen' }, 'scene'],
    [{ method: 'Lmsse' }, 'lmmse'],
  ])('%j that is misspelt is told what was meant', (config, meant) => {
    expect(() => resolveSettings('scan', {}, configured(config))).toThrow(`. Did you mean '${meant}'?`);
  });

  test('that is misspelt in a flag is told what was meant', () => {
    expect(() => resolveSettings('check', { limits: ['hot=1', 'ded=5'] }, none)).toThrow(". Did you mean 'dead'?");
  });

  test('that is like nothing else is not guessed', () => {
    expect(() => resolveSettings('scan', {}, configured({ limits: { warm: 5 } }))).toThrow(/got { warm: 5 }\.$/);
  });

  test('that is very long is cut', () => {
    expect(() => resolveSettings('scan', {}, configured({ rank: 'x'.repeat(10_000) }))).toThrow(/got 'x{70,80}\.\.\./);
  });

  test('that no JSON can show is told all the same', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => resolveSettings('scan', {}, configured({ top: circle }))).toThrow("expected 'top'");
    expect(() => resolveSettings('scan', {}, configured({ top: 5n }))).toThrow("expected 'top'");
  });
});

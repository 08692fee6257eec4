import { describe, expect, test } from 'vitest';
import { createHotpix, type Plugin } from '../../src/index.ts';
import { sampleResult, simulateFrames, sourceOf } from '../../src/testing/index.ts';

const rank: Plugin['rank'] = (findings) => findings;
const create = (...plugins: unknown[]) => createHotpix({ plugins: plugins as Plugin[] });

describe('a plugin of the wrong shape is refused', () => {
  test.each([
    ['no object', 'hot', "plugin 'at position 1' to have the form of an object"],
    ['no name', { rank }, "plugin 'at position 1' to have a 'name'"],
    [
      'an unknown key',
      { name: 'a', rank, ranks: rank },
      "unknown key 'ranks'. Valid keys: 'name', 'version', 'decode'",
    ],
    [
      'no hook at all',
      { name: 'a' },
      "plugin 'a' to have at least one of decode, measure, accumulate, rank, fix, write, report",
    ],
    ['a hook that is no function', { name: 'a', rank: 7 }, "plugin 'a' to have a function in 'rank', got 7"],
    ['half a decoder', { name: 'a', decode: { match: () => true } }, "a function in 'decode.decode', got nothing"],
    ['a reporter without extension', { name: 'a', report: { render: () => '' } }, "a text in 'report.extension'"],
  ])('with %s', (_, plugin, message) => {
    expect(() => create(plugin)).toThrow(message);
  });

  test('with the name of another', () => {
    expect(() => create({ name: 'a', rank }, { name: 'a', rank })).toThrow("got 'a' twice");
  });
});

test('the pipeline freezes at its first run', async () => {
  const hotpix = create({ name: 'a', rank });
  await hotpix.scan([]);
  expect(() => hotpix.use({ name: 'late', rank })).toThrow("Cannot add plugin 'late': the pipeline has run");
});

test('an async function in a plain tap is awaited', async () => {
  const hotpix = create({ name: 'text', report: { extension: '.txt', render: () => 'a' } });
  hotpix.hooks.report.tap('shout', (async (reports: { content: string }[]) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return reports.map((report) => ({ ...report, content: report.content.toUpperCase() }));
  }) as never);
  const [report] = await hotpix.report(await sampleResult(), ['text']);
  expect(report.content).toBe('A');
});

test('of two decoders that accept a file the one added last gives the frame', async () => {
  const [frame] = simulateFrames({ count: 1 }).frames;
  const both = ['first', 'last'].map((name) => ({ name, decode: { match: () => true, decode: async () => frame } }));
  expect(await create(...both).decode(sourceOf('a.raw', Uint8Array.of(1)))).toMatchObject({ decoder: 'last' });
});

test('null from a decoder means "not mine", as undefined does', async () => {
  const [frame] = simulateFrames({ count: 1 }).frames;
  const none = { name: 'none', decode: { match: () => true, decode: async () => null } };
  const some = { name: 'some', decode: { match: () => true, decode: async () => frame } };
  const decoded = await create(some, none).decode(sourceOf('a.raw', Uint8Array.of(1)));
  expect(decoded.decoder).toBe('some');
});

test('an error names plugin, hook and cause', async () => {
  const cause = new TypeError('x is not a function');
  const hotpix = create({
    name: 'broken',
    report: {
      extension: '.txt',
      render: () => {
        throw cause;
      },
    },
  });
  await expect(hotpix.report(await sampleResult(), ['broken'])).rejects.toMatchObject({
    code: 'pluginFailed',
    plugin: 'broken',
    hook: 'report',
    message: 'x is not a function',
    cause,
  });
});

test('an unknown reporter is an error that lists the known ones', async () => {
  const hotpix = create({ name: 'text', report: { extension: '.txt', render: () => 'a' } });
  await expect(async () => hotpix.report(await sampleResult(), ['html'])).rejects.toThrow(
    "got 'html'. Known reporters: 'text'",
  );
});

test('a ranker whose statistics nobody gathers says whose it needs', async () => {
  const [frame] = simulateFrames({ count: 1 }).frames;
  const hotpix = create(
    { name: 'decoder', decode: { match: () => true, decode: async () => frame } },
    {
      name: 'ranker',
      rank: (findings: never, context: { planes(name: string): unknown }) => context.planes('moments') && findings,
    },
  );
  const sources = [1, 2].map((i) => sourceOf(`${i}.raw`, Uint8Array.of(i)));
  await expect(hotpix.scan(sources)).rejects.toMatchObject({
    plugin: 'ranker',
    message: expect.stringContaining("statistics of plugin 'moments'"),
  });
});

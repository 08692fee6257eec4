import { mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { createHotpix, type Plugin, type State } from '@hotpix/core';
import { moments } from '@hotpix/detection';
import { simulateFrames, sourceOf } from '@hotpix/core/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readState, StateFile, writeState } from '../../src/files/state-file.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();
afterEach(() => vi.useRealTimers());

/** The State of three photographs, gathered into one that may be given. */
async function gather(resume?: State): Promise<State> {
  const { frames } = simulateFrames({ count: 3 });
  const simulator: Plugin = {
    name: 'simulated',
    decode: { match: () => true, decode: async (source) => frames[(await source.head())[0]] },
  };
  const sources = frames.map((_, i) => sourceOf(`${i}.raw`, Uint8Array.of(i)));
  return createHotpix({ plugins: [simulator, moments()] }).gather(sources, { ...(resume && { resume }), keep: 'all' });
}

test('a State comes back as it was written', async () => {
  const state = await gather();
  await writeState(folder.at('a.state'), state);
  expect(await readState(folder.at('a.state'))).toEqual(state);
});

test('a State that is not there is none', async () => {
  expect(await readState(folder.at('a.state'))).toBeUndefined();
});

describe('a file that is no State is refused by its name', () => {
  test('when it is something else', async () => {
    const path = await folder.write('a.jpg', 'no State at all');
    await expect(readState(path)).rejects.toThrow(`${path}: Expected a hotpix State, got something else.`);
  });

  test('when it was cut short', async () => {
    await writeState(folder.at('a.state'), await gather());
    const bytes = await readFile(folder.at('a.state'));
    const path = await folder.write('b.state', bytes.subarray(0, bytes.length - 1));
    await expect(StateFile.open(path, 30)).rejects.toThrow(`${path}: Expected a hotpix State, got `);
  });

  test('when it is a folder', async () => {
    await expect(readState(folder.path)).rejects.toThrow(`${folder.path}: `);
  });

  test('when it is empty', async () => {
    const path = await folder.write('a.state');
    await expect(readState(path)).rejects.toThrow(`${path}: Expected a hotpix State`);
  });
});

describe('the State of a run', () => {
  test('begins empty', async () => {
    const { state } = await StateFile.open(folder.at('a.state'), 30);
    expect(state).toEqual({ cameras: [], others: [] });
  });

  test('resumes from the file', async () => {
    const first = await StateFile.open(folder.at('a.state'), 30);
    await gather(first.state);
    await first.save();
    await first.close();
    const second = await StateFile.open(folder.at('a.state'), 30);
    expect(second.state.cameras[0].files.map(({ path }) => path)).toEqual(['0.raw', '1.raw', '2.raw']);
  });

  test('is saved at a checkpoint when its seconds have passed, not before', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const file = await StateFile.open(folder.at('a.state'), 30);
    vi.advanceTimersByTime(29_000);
    await file.checkpoint();
    expect(await readdir(folder.path)).not.toContain('a.state');
    vi.advanceTimersByTime(2_000);
    await file.checkpoint();
    await file.close();
    expect(await readdir(folder.path)).toEqual(['a.state']);
  });

  test('is that of one run at a time', async () => {
    const first = await StateFile.open(folder.at('a.state'), 30);
    await expect(StateFile.open(folder.at('a.state'), 30)).rejects.toMatchObject({ code: 'locked' });
    await first.close();
    await (await StateFile.open(folder.at('a.state'), 30)).close();
  });

  test('which cannot be written does not end the run, and the reason is kept until it can', async () => {
    const file = await StateFile.open(folder.at('a.state'), 30);
    await mkdir(folder.at('a.state'));
    await file.trySave();
    expect(file.failure?.code).toBe('overFolder');
    await rmdir(folder.at('a.state'));
    await file.trySave();
    expect(file.failure).toBeUndefined();
    await file.close();
  });
});

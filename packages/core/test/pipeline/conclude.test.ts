import { describe, expect, test } from 'vitest';
import { createHotpix, HotpixError, type Findings, type Frame, type Plugin, type Source } from '../../src/index.ts';
import { evidence, moments, scenes } from '@hotpix/detection';
import { simulateFrames, sourceOf } from '../../src/testing/index.ts';

const of = (seed: number, count: number): readonly Frame[] => simulateFrames({ seed, count }).frames;
/** Three photographs of one body, five of another of the same model, one of a third. */
const frames = [...of(1, 3), ...of(2, 5), ...of(3, 1)];
const strictly = { expectedFalse: 0.01 };
const decoder: Plugin = {
  name: 'numbers',
  decode: { match: (head) => head[0] < frames.length, decode: async (source) => frames[(await source.head())[0]] },
};
const sources: Source[] = [...frames.keys(), 200].map((number) => sourceOf(`${number}.raw`, Uint8Array.of(number)));
const pipeline = (...plugins: Plugin[]) =>
  createHotpix({ plugins: [decoder, scenes(), moments(), evidence(strictly), ...plugins] });

describe('every camera of a State', async () => {
  const hotpix = pipeline();
  const state = await hotpix.gather(sources, { keep: 'all' });
  const results = await hotpix.concludeEach(state);

  test('has a Result, that with the most photographs first', () => {
    expect(results.map(({ camera, status }) => [camera?.serial, status])).toEqual([
      ['2', 'complete'],
      ['1', 'complete'],
      ['3', 'insufficient'],
    ]);
  });

  test('is that of a scan of its photographs alone, but for the files', async () => {
    const alone = await hotpix.conclude(await hotpix.gather(sources.slice(0, 3)));
    expect({ ...results[1], files: [] }).toEqual({ ...alone, files: [] });
  });

  test('accounts for every file once, and names the camera of those of another', () => {
    for (const { files, camera } of results) {
      expect(files.map(({ path }) => path)).toEqual(sources.map(({ path }) => path).sort());
      const aside = files.filter(({ code }) => code === 'otherCamera');
      for (const row of aside) {
        expect(row.reason).toBe(
          `it is of hotpix simulated no. ${row.camera?.serial}, 64 x 48; this Result is of hotpix simulated no. ${camera?.serial}, 64 x 48`,
        );
      }
    }
    const used = results.map(({ files }) => files.filter(({ status }) => status === 'used').length);
    expect(used).toEqual([5, 3, 1]);
  });

  test('comes first as the one Result of a set does, bit for bit', async () => {
    expect(JSON.stringify(results[0])).toBe(JSON.stringify(await hotpix.conclude(state)));
    expect(JSON.stringify(results[0])).toBe(JSON.stringify(await hotpix.scan(sources, { crops: 0 })));
  });

  test('is none where nothing could be read, which is a Result, too', async () => {
    const empty = await hotpix.gather(sources.slice(-1), { keep: 'all' });
    expect(await hotpix.concludeEach(empty)).toMatchObject([
      { status: 'insufficient', camera: null, reason: 'The only file could not be used.' },
    ]);
  });

  test.each([
    [
      1,
      0,
      "The only file could not be used. '0.raw' is a copy that hotpix repaired, without the defects of the camera. Use its original.",
    ],
    [
      3,
      0,
      "None of the 3 files could be used. '0.raw' and 2 more are copies that hotpix repaired, without the defects of the camera. Use their originals.",
    ],
    [
      2,
      1,
      "None of the 3 files could be used. '0.raw' and 1 more are copies that hotpix repaired, without the defects of the camera. Use their originals.",
    ],
  ])('names repaired copies where nothing else is there: %i, and %i others', async (count, others, reason) => {
    const read = async (): Promise<never> => {
      throw new HotpixError('repaired', 'Expected a photograph, got a copy that hotpix repaired.');
    };
    const copies = sources.slice(0, count).map((source): Source => ({ ...source, read }));
    const result = await hotpix.scan([...copies, ...sources.slice(-1).slice(0, others)]);
    expect(result).toMatchObject({ status: 'insufficient', code: 'noPhotographs', reason });
  });
});

describe('a ranker that refuses', () => {
  const REASON = 'The photographs show one scene.';
  const refuse = (findings: Findings): Findings => ({
    ...findings,
    refusal: { code: 'oneScene', message: REASON },
    artefacts: [{ kind: 'overlay', x: 1, y: 2, width: 3, height: 4 }],
    checks: [
      ...findings.checks,
      { name: 'independentScenes', status: 'failed', message: REASON },
      { name: 'scatter', status: 'passed', message: 'The defects lie scattered.' },
    ],
  });
  const strict: Plugin = {
    name: 'strict',
    rank: (findings, { force }) => (force ? findings : refuse(findings)),
  };

  test('leaves its reason, the evidence, what was left out and the checks of the set, and nothing on finds', async () => {
    const result = await pipeline(strict).scan(sources.slice(0, 3));
    expect(result).toMatchObject({
      status: 'refused',
      reason: REASON,
      code: 'oneScene',
      defects: [],
      options: { force: false },
    });
    expect(result.checks.at(-1)).toMatchObject({ status: 'failed', message: REASON });
    expect(result.checks.map(({ name }) => name)).not.toContain('groups');
    expect(result.sections.evidence?.sites).toBeGreaterThan(0);
    expect(result.artefacts).toHaveLength(1);
  });

  test('is told when the user wants a report all the same', async () => {
    const result = await pipeline(strict).scan(sources.slice(0, 3), { force: true });
    expect(result).toMatchObject({ status: 'complete', options: { force: true } });
    expect(result.defects.length).toBeGreaterThan(0);
  });

  test('is heard also when it refuses in spite of that', async () => {
    const stubborn: Plugin = { name: 'stubborn', rank: refuse };
    const result = await pipeline(stubborn).scan(sources.slice(0, 3), { force: true });
    expect(result).toMatchObject({ status: 'refused', defects: [] });
  });

  test('is heard through rankers behind it', async () => {
    const after: Plugin = { name: 'after', rank: (findings) => ({ ...findings, defects: [] }) };
    expect(await pipeline(strict, after).scan(sources.slice(0, 3))).toMatchObject({ status: 'refused' });
  });
});

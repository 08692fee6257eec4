import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseResult, parseResults, resultJsonSchema } from '../src/index.ts';
import { checkReporter, sampleResult } from '@hotpix/core/testing';
import { jsonReporter } from '@hotpix/core';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the JSON Schema in the package is the one the code checks by', () => {
  expect(JSON.parse(read('../result.schema.json'))).toEqual(resultJsonSchema());
});

test('a Result survives its JSON report', async () => {
  const report = await checkReporter(jsonReporter());
  expect(parseResult(String(report))).toEqual(await sampleResult());
});

test('a Result of schema version 1 is read as one of today, with nothing lost', () => {
  const old = JSON.parse(read('result-1.json')) as Record<string, never>;
  const { sections, files, defects, schemaVersion } = parseResult(read('result-1.json'));
  expect(schemaVersion).toBe(2);
  expect(defects).toEqual(old.defects);
  expect(sections.evidence).toEqual(old.evidence);
  expect(sections.scenes?.photographs[0]).toMatchObject({ path: 'frame-0.raw', texture: 0.7916, level: 0.2276 });
  expect(files[0]).not.toHaveProperty('texture');
});

test('one Result is read as a list of one, and a list as it is', async () => {
  const result = await sampleResult();
  expect(parseResults(JSON.stringify(result))).toEqual([result]);
  expect(parseResults(JSON.stringify([result, result]))).toEqual([result, result]);
});

describe('a list of Results is refused', () => {
  test('when it is empty', () => {
    expect(() => parseResults('[]')).toThrow('got a list without any.');
  });

  test('when one of them is none, with its place', async () => {
    const result = await sampleResult();
    expect(() => parseResults(JSON.stringify([result, { ...result, camera: 5 }]))).toThrow(
      "got one in which '1.camera' is missing, or no object.",
    );
    expect(() => parseResults(JSON.stringify([result, 7]))).toThrow("got a list in which '1' is none.");
  });

  test('where one Result is expected', async () => {
    const list = JSON.stringify([await sampleResult()]);
    expect(() => parseResult(list)).toThrow('got other JSON.');
  });
});

describe('a document that is no Result is refused with the place of the fault', () => {
  test('when it is not JSON, without a byte of it', () => {
    expect(() => parseResult('II*\0HEAPCCDR')).toThrow(/^Expected a hotpix Result, got a file that is not JSON\.$/);
  });

  test('when it is a State', () => {
    expect(() => parseResult('hotpix-state 1\n...')).toThrow('got a State.');
  });

  test('when it is of something else', () => {
    expect(() => parseResult('7')).toThrow('got other JSON.');
    expect(() => parseResult('{"name": "a package"}')).toThrow("got JSON without a 'schemaVersion'.");
  });

  test('when a word or a number is none of those that may stand there', async () => {
    const sample = await sampleResult();
    const says = (part: object) => () => parseResult(JSON.stringify({ ...sample, ...part }));
    expect(says({ status: 'fine' })).toThrow('\'status\' is none of "complete", "insufficient", "refused".');
    const [defect] = sample.defects;
    expect(says({ defects: [{ ...defect, rate: 7 }] })).toThrow("'defects.0.rate' is out of bounds");
  });

  test('when it is nested deeper than the engine can follow', async () => {
    const { sections: _, ...rest } = await sampleResult();
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const text = `${JSON.stringify(rest).slice(0, -1)},"sections":{"mine":${deep}}}`;
    expect(() => parseResult(text)).toThrow('nested deeper than any Result');
  });

  test('when a part is missing', async () => {
    const { files: _, ...rest } = await sampleResult();
    expect(() => parseResult(JSON.stringify(rest))).toThrow("got one in which 'files' is missing, or no array.");
  });

  test('when it is of another version', async () => {
    const later = JSON.stringify({ ...(await sampleResult()), schemaVersion: 3 });
    expect(() => parseResult(later)).toThrow(
      "got one whose 'schemaVersion' is 3, where this version of hotpix reads up to 2.",
    );
  });
});

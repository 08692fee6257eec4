import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseResult, parseResults, resultJsonSchema } from '../../src/index.ts';
import { checkReporter, sampleResult } from '../../src/testing/index.ts';
import { jsonReporter } from '../../src/index.ts';
import { VERSION } from '../../src/version.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the JSON Schema in the package is the one the code checks by', () => {
  expect(JSON.parse(read('../../result.schema.json'))).toEqual(resultJsonSchema());
});

test('the version in the code is that of the package', () => {
  expect(VERSION).toBe((JSON.parse(read('../../package.json')) as { version: string }).version);
});

test('a Result survives its JSON report', async () => {
  const report = await checkReporter(jsonReporter());
  expect(parseResult(String(report))).toEqual(await sampleResult());
});

test('a Result of schema version 1 can still be read', () => {
  expect(parseResult(read('result-1.json')).defects.length).toBeGreaterThan(0);
});

test('one Result is read as a list of one, and a list as it is', async () => {
  const result = await sampleResult();
  expect(parseResults(JSON.stringify(result))).toEqual([result]);
  expect(parseResults(JSON.stringify([result, result]))).toEqual([result, result]);
});

describe('a list of Results is refused', () => {
  test('when it is empty', () => {
    expect(() => parseResults('[]')).toThrow('the list of Results is empty');
  });

  test('when one of them is none, with its place', async () => {
    const result = await sampleResult();
    expect(() => parseResults(JSON.stringify([result, { ...result, camera: 5 }]))).toThrow("'1.camera' is wrong");
    expect(() => parseResults(JSON.stringify([result, 7]))).toThrow("'1' is wrong");
  });

  test('where one Result is expected', async () => {
    const list = JSON.stringify([await sampleResult()]);
    expect(() => parseResult(list)).toThrow("'the document' is wrong");
  });
});

describe('a document that is no Result is refused with the place of the fault', () => {
  test('when it is not JSON', () => {
    expect(() => parseResult('<html>')).toThrow('the text is not JSON');
  });

  test('when a part is missing', async () => {
    const { files: _, ...rest } = await sampleResult();
    expect(() => parseResult(JSON.stringify(rest))).toThrow("'files' is wrong");
  });

  test('when it is of another version', async () => {
    const later = JSON.stringify({ ...(await sampleResult()), schemaVersion: 2 });
    expect(() => parseResult(later)).toThrow("'schemaVersion' is wrong");
  });
});

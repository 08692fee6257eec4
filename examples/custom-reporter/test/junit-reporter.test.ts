import { createHotpix } from '@hotpix/core';
import { checkReporter, sampleResult } from '@hotpix/core/testing';
import { expect, test } from 'vitest';
import { junitReporter } from '../src/junit-reporter.ts';

test('the reporter keeps the promises of a reporter', async () => {
  expect(await checkReporter(junitReporter())).toContain('<testsuites>');
});

test('a limit that was exceeded is a failed test, and a hostile name is text', async () => {
  const result = await sampleResult();
  const camera = { make: '<script>"&', model: 'M', serial: '' };
  const limits = [
    { name: 'defects', limit: 1, actual: 4, exceeded: true },
    { name: 'dead', limit: 0, actual: 0, exceeded: false },
  ];
  const [report] = await createHotpix({ plugins: [junitReporter()] }).report({ ...result, camera, limits }, [
    'own-junit',
  ]);
  expect(String(report.content).split('\n').slice(2, 5)).toEqual([
    '  <testsuite name="hotpix &lt;script&gt;&quot;&amp; M" tests="2" failures="1" errors="0">',
    '    <testcase classname="hotpix &lt;script&gt;&quot;&amp; M" name="defects"><failure message="4 of at most 1"/></testcase>',
    '    <testcase classname="hotpix &lt;script&gt;&quot;&amp; M" name="dead"/>',
  ]);
});

import type { Result } from '@hotpix/core';
import { suitesOf, type Case, type Suite } from '../suites.ts';

/**
 * JUnit XML as Jenkins and GitLab read it, by the schema `junit-10.xsd` of Jenkins' plugin xUnit: a testsuite per camera. A limit that is
 * exceeded is a failure, a camera without a verdict an error, one without a baseline is skipped.
 */
export function junit(results: readonly Result[]): string {
  const suites = suitesOf(results);
  const cases = suites.flatMap((suite) => suite.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="hotpix"${count(cases, false)}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines(suite: Suite): string[] {
  const { camera, cases } = suite;
  // Servers take what stands before the last dot for a folder.
  const classname = escapeXml(`hotpix.${camera.replaceAll('.', '')}`);
  return [
    `  <testsuite name="${escapeXml(camera)}"${count(cases, true)}>`,
    ...cases.map(
      (one) =>
        `    <testcase classname="${classname}" name="${escapeXml(one.name)}" time="0">${answer(one)}</testcase>`,
    ),
    '  </testsuite>',
  ];
}

function answer({ outcome, message }: Case): string {
  const text = escapeXml(message);
  if (outcome === 'failed') return `<failure type="limit" message="${text}">${text}</failure>`;
  if (outcome === 'error') return `<error type="verdict" message="${text}">${text}</error>`;
  if (outcome === 'skipped') return `<skipped message="${text}"/>`;
  return `<system-out>${outcome === 'warning' ? 'Warning: ' : ''}${text}</system-out>`;
}

function count(cases: readonly Case[], hasSkipped: boolean): string {
  const of = (wanted: Case['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  const counts = ` tests="${cases.length}" failures="${of('failed')}" errors="${of('error')}"`;
  return hasSkipped ? `${counts} skipped="${of('skipped')}"` : counts;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

import type { Result } from '@hotpix/core';
import { needsLook, suitesOf, type Case } from '../suites.ts';

const COMMANDS = { failed: 'error', error: 'error', skipped: 'warning', warning: 'warning', passed: 'notice' } as const;

/**
 * Workflow commands of GitHub Actions, which become annotations where a step prints them: a line per case that needs a look, and the
 * verdict of every camera that passes.
 */
export function github(results: readonly Result[]): string {
  const lines = suitesOf(results).flatMap(({ camera, cases }) =>
    cases
      .filter((one) => needsLook(one) || (one.name === 'verdict' && passes(cases)))
      .map((one) => command(one, `hotpix: ${camera}, ${one.name}`)),
  );
  return lines.map((line) => `${line}\n`).join('');
}

const passes = (cases: readonly Case[]): boolean =>
  cases.every(({ outcome }) => outcome === 'passed' || outcome === 'warning');

const command = ({ outcome, message }: Case, title: string): string =>
  `::${COMMANDS[outcome]} title=${escapeProperty(title)}::${escapeData(message)}`;

/** As `@actions/core` does, and the runner takes back. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Holds a tarball against publint and attw: what npm would ship must resolve and type-check as it says. */
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Tarball } from './tarballs.ts';

/** The packages are ES modules and nothing else. */
const IGNORED = ['node10', 'node16-cjs'];

/** @returns one sentence per fault */
export async function publintFaults({ bytes }: Tarball, manifest: object): Promise<string[]> {
  const { messages } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  return messages.map((message) => formatMessage(message, { ...manifest }, { color: false }) ?? message.code);
}

/** @returns one sentence per fault */
export async function typeFaults({ bytes }: Tarball): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(bytes));
  if (!analysis.types) return ['expected types, got none.'];
  const problems = analysis.problems.filter(
    (problem) => !('resolutionKind' in problem && IGNORED.includes(problem.resolutionKind)),
  );
  return problems.map((problem) => `${problemKindInfo[problem.kind].description} ${JSON.stringify(problem)}`);
}

/** By what a pipeline makes numbers of photographs, and whether that of a worker is the same. */
import type { Hotpix, Plugin } from '@hotpix/core';
import { otherWorker } from './errors.ts';
import type { PipelineFacts } from './schema.ts';

type Versions = PipelineFacts['plugins'];

/** What a scan hangs on: who decodes, measures and adds up, in which version. */
export function factsOf({ plugins }: Hotpix, hotpix: string, settings: PipelineFacts['settings']): PipelineFacts {
  const gathering = plugins.filter(({ decode, measure, accumulate }) => decode ?? measure ?? accumulate);
  const statistics = gathering.flatMap(({ name, accumulate }) => (accumulate ? [[name, accumulate.version]] : []));
  return {
    ...{ hotpix, plugins: versionsOf(gathering) },
    statistics: Object.fromEntries(statistics) as Record<string, number>,
    settings,
  };
}

export const versionsOf = (plugins: readonly Plugin[]): Versions =>
  plugins.map(({ name, version }) => (version === undefined ? { name } : { name, version }));

/** @throws {HotpixError} `otherWorker` */
export function assertSame(expected: PipelineFacts, own: PipelineFacts): void {
  if (expected.hotpix !== own.hotpix) throw otherWorker(`hotpix ${expected.hotpix}`, `hotpix ${own.hotpix}`);
  assertSamePlugins(expected.plugins, own.plugins);
  const [theirs, ours] = [expected.statistics, own.statistics].map((statistics) => JSON.stringify(statistics));
  if (theirs !== ours) throw otherWorker(`statistics of the versions ${theirs}`, ours);
}

/** @throws {HotpixError} `otherWorker` */
export function assertSamePlugins(expected: Versions, own: Versions): void {
  const [theirs, ours] = [expected, own].map((list) =>
    list.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`)).join(', '),
  );
  if (theirs !== ours) throw otherWorker(`the plugins ${theirs}`, ours);
}

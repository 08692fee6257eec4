import type { Decoded, Hooks, Plugin } from '../hooks.ts';
import type { Source } from '../nouns.ts';
import { toPlainMemory } from '../plain-memory.ts';

/**
 * Taps the hooks for a plugin, always as promises. A later plugin has the last word in waterfalls, and so the first one
 * where the first answer counts.
 */
export function tapPlugin(hooks: Hooks, plugin: Plugin, position: number): void {
  const { name, decode, measure, accumulate, rank, fix, write, report } = plugin;
  if (decode) {
    hooks.decode.tapPromise({ name, stage: -position }, async (source, context): Promise<Decoded | undefined> => {
      if (!decode.match(await source.head(), source.path)) return undefined;
      const frame = await decode.decode(decode.sharesFiles ? source : unshared(source), context);
      return frame && { frame, decoder: name };
    });
  }
  if (measure) {
    hooks.measure.tapPromise(name, async (frame, context) => context.keep(name, await measure(frame)));
  }
  if (accumulate) {
    hooks.accumulate.tapPromise(name, async (frames, rows, context) =>
      accumulate.add(context.planes(name), frames, rows, context.prepared(name), { platform: context.platform }),
    );
  }
  if (rank) hooks.rank.tapPromise(name, async (findings, context) => rank(findings, context));
  if (fix) hooks.fix.tapPromise(name, async (patches, context) => fix(patches, context));
  if (write) {
    hooks.write.tapPromise({ name, stage: -position }, async (job) =>
      write.match(await job.source.head(), job.frame) ? await write.write(job) : undefined,
    );
  }
  if (report) {
    hooks.report.tapPromise(name, async (reports, result, { wanted, all }) => {
      if (!wanted.has(name)) return reports;
      const content = await (all && report.renderAll ? report.renderAll(all) : report.render(result));
      return [...reports, { reporter: name, extension: report.extension, content }];
    });
  }
}

function unshared(source: Source): Source {
  return { ...source, read: async (lend) => toPlainMemory(await source.read(lend)) };
}

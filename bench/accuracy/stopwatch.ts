/** What a plugin costs, apart from decoding and from the other plugins. */
import type { Accumulator, Plugin } from '@hotpix/core';

/** Seconds by the name of the plugin. */
export class Stopwatch {
  private readonly seconds = new Map<string, number>();

  of(...names: string[]): number {
    return names.reduce((sum, name) => sum + (this.seconds.get(name) ?? 0), 0);
  }

  /** The same plugin; its accumulating and ranking is timed. */
  timed(plugin: Plugin): Plugin {
    const { name, accumulate, rank } = plugin;
    return {
      ...plugin,
      ...(accumulate && { accumulate: this.timedAccumulator(name, accumulate) }),
      ...(rank && {
        rank: async (findings, context) => {
          const start = performance.now();
          const ranked = await rank(findings, context);
          this.add(name, start);
          return ranked;
        },
      }),
    };
  }

  private timedAccumulator(name: string, accumulator: Accumulator): Accumulator {
    const { prepare } = accumulator;
    return {
      ...accumulator,
      ...(prepare && { prepare: (...given) => this.run(name, () => prepare(...given)) }),
      add: (...given) => this.run(name, () => accumulator.add(...given)),
    };
  }

  private run<T>(name: string, work: () => T): T {
    const start = performance.now();
    const value = work();
    this.add(name, start);
    return value;
  }

  private add(name: string, start: number): void {
    this.seconds.set(name, this.of(name) + (performance.now() - start) / 1000);
  }
}

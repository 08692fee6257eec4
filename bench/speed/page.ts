/** docs/performance.md from what was measured. */
import { availableParallelism, cpus, totalmem } from 'node:os';

export interface Section {
  readonly title: string;
  /** Markdown. */
  readonly table: string;
}

const INTRODUCTION = `# Performance

<!-- Made by 'npm run bench' from bench/speed. -->

What a scan costs beside what nobody can avoid: decoding the same files. \`npm run bench\` measures it anew and writes this page;
with \`-- --quick\` it takes a few photographs and writes nothing. Whole commands run in turns, from start to exit; times are
medians over the rounds, ratios medians of the ratios within a round, memory is the most that any run held. The photographs come
from [the simulator](../packages/simulator/README.md), JPEGs of quality 95 with 4:2:0 of about 8 MB.

- **decoding with sharp**: the JPEGs decoded two at a time, nothing done with the samples.
- **native LibRaw**: the raw files opened and unpacked by LibRaw of the system, half of them in each of two processes.
- **the article's program**: mean and squared deviations by Welford's method, numpy arrays of 64-bit floats, Pillow.`;

/** @param versions of what took part */
export function page(sections: readonly Section[], versions: string): string {
  const [{ model }] = cpus();
  return [
    INTRODUCTION,
    `Measured on ${availableParallelism()} cores (${model.trim()}), ${Math.round(totalmem() / 1e9)} GB; ${versions}.`,
    ...sections.flatMap(({ title, table }) => [`## ${title}`, table]),
    LIMITS,
    '',
  ].join('\n\n');
}

const LIMITS = `## What stands in the way

The goals are those of a prototype that did less. Where a scan misses them:

- **One thread accumulates.** It has more to do with a photograph than two cores have with decoding it, so that it is the limit on
  two cores already, and more would only decode faster. \`node --cpu-prof\` shows where it is: above all in sorting the neighbours
  of every site in two rings, then in the moments of three channels, in bringing pieces of the planes to the kernels and back,
  and in the histogram of all steps.
- **The ranking costs the same for few and for many photographs.** The table by number shows what a further one costs.
- **Planes are touched page by page**, which a scan of few photographs feels.
- Against native LibRaw the same holds, with two copies more: of the file for the thread that decodes it, and of the samples into
  the memory of the kernels.`;

/** docs/performance.md from what was measured. */
import { availableParallelism, cpus, totalmem } from 'node:os';

export interface Section {
  readonly title: string;
  /** Markdown. */
  readonly table: string;
}

const INTRODUCTION = `# Performance

<!-- Made by 'npm run bench' from bench/speed. -->

What a scan costs, compared with what nobody can avoid: decoding the same files.

\`npm run bench\` measures everything anew and writes this page. With \`-- --quick\` it takes a few photographs and writes nothing.
Whole commands run in turns, from start to exit, on files that were read just before. Times are medians over the rounds, and ratios are medians of the ratios within a
round. Memory is the most that any run held. A goal is what is wanted of "times the first", and of the memory. The photographs come from
[the simulator](../packages/simulator/README.md); its JPEGs have quality 95, 4:2:0, and those of 24 megapixels about 8 MB.

- **decoding with sharp**: the JPEGs decoded two at a time, nothing done with the samples.
- **native LibRaw**: the raw files opened and unpacked by LibRaw of the system, half of them in each of two processes.
- **rawpy.enhance**: \`find_bad_pixels\` of rawpy, which compares each pixel with the median around it, one photograph after another.
- **the article's program**: mean and squared deviations by Welford's method, numpy arrays of 64-bit floats, Pillow.
- **a careful user of numpy**: the same figures out of sums and squares as whole numbers of 32 bits, added block by block for four
  photographs at once, by as many threads as there are processors, as is decoding.
- **processors**: the same scan, bound to some of the processors.
- **where the time goes**: samples that \`perf\` takes of all threads, a thousand for each second of processor time. A further photograph costs the
  difference of two scans; what is left of the shorter one is done once. Both are rough where few samples are taken.`;

/** @param versions of what took part. @param absent what did not, and why */
export function page(sections: readonly Section[], versions: string, absent: readonly string[]): string {
  const [{ model }] = cpus();
  return [
    INTRODUCTION,
    `Measured on ${availableParallelism()} cores (${model.trim()}), ${Math.round(totalmem() / 1e9)} GB; ${versions}.`,
    ...(absent.length > 0 ? [`Left out:\n\n${absent.map((reason) => `- ${reason}`).join('\n')}`] : []),
    ...sections.flatMap(({ title, table }) => [`## ${title}`, table]),
    LIMITS,
    '',
  ].join('\n\n');
}

const LIMITS = `## What stands in the way

The tables of where the time goes have what a scan does besides decoding, and the goals can be held against it. _Kernels alone_ is what
would be left of a scan if nothing else took time and all processors were busy until the end:

- **Decoding and evidence alone take what sharp takes.** For each further JPEG the kernels that decode it to luma and chroma, compare
  its sites with their neighbours and add up what they find take together about the processor time in which sharp makes RGB of it. A
  further photograph could cost less than decoding with sharp only if all other rows were nothing. Much of what remains is copies: of
  samples from the decoder's memory to that which frames wait in, and from there, rows at a time, to the memory of the planes.
- **Evidence compares every pixel with sixteen neighbours.** A thread sorts them in two rings, looks up a weight by their spread and
  level, and adds what it finds to 18 bytes of planes per site, or 9 as long as values are small. A JPEG has sites in luma and, at its
  own resolution, in chroma. WebAssembly has vectors of 128 bits, and the kernel takes as many steps for eight or sixteen sites as
  these allow. No site can be left out, because any may be defective. Raw samples are weighed by a root and a division, which cost
  nothing: a kernel without either takes as long, for it waits for what it loads.
- **Moments wait for memory.** In each pass over a few frames they read and write 9 to 12 bytes per pixel of a picture, and twice as
  many more where the ranking by variance asks for those of every sample. That is what a scan of moments alone costs beyond decoding.
- **What a scan does once** is the ranking, the fresh memory of the planes, page by page, the start, and the compiling of
  hundreds of functions of JavaScript, in threads of the engine. It is the same for few photographs and for many, and most of the time of a few
  small ones. The ranking runs on one thread, step by step, for each step is told by the one before what is no defect; the other
  processor meanwhile compiles it. Only what chroma shows waits for nothing else. A scan that leaves that out is hardly faster. Which
  places are shown to people, and from which photographs, is known when the ranking ends: crops cannot be cut while it runs.
- **A few photographs of many pixels** pay for what a scan does once, and for the memory of their planes, which is the same for four as for
  four hundred.
- **Photographs are compared with each other, all pairs,** to tell which show the same scene. Kernels do that, in threads, in time that
  grows with the square of their number.
- **Of small photographs** it is each file that takes time, beside its pixels: to look at it, read it, digest it and say what camera it
  is of, to look for edges at as many places as in a large one, to lay out tables of weights for each of its components, and to tell threads
  what to do. Sharp's program only reads and decodes.
- **Of lossless JPEG** codes are read one after the other, as LibRaw does, but tiles side by side. Then comes all that uncompressed samples
  take, which LibRaw's part does not have.
- **Of uncompressed samples** only the head is decoded: they are taken as they lie in the file and copied once, to the kernels. LibRaw
  copies them, too, and that is all that it does; to compare them takes longer. A file is also digested, to be known again.
- **A repair of one photograph** does each of its steps once, on one thread: much of its time is the start, and code that the engine has not
  compiled yet.`;

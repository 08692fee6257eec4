/** Runs programs in turns, so that what slows the machine slows them all. */
import { readFileSync } from 'node:fs';
import { run, type Program, type Run } from './run.ts';

/** What a program took: medians over the rounds, and the most memory of any. */
export interface Figures extends Run {
  readonly name: string;
  /** Times that of the first program, the median over the rounds. */
  readonly ratio: number;
}

/**
 * @param files that programs read. They are read before each run, so that none waits for a disk that another did not wait for
 * @param onRun called after each run of a program
 */
export async function compare(
  programs: readonly Program[],
  rounds: number,
  files: readonly string[],
  onRun: (name: string, run: Run) => void,
): Promise<Figures[]> {
  const runs = programs.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, program] of programs.entries()) {
      for (const file of new Set(files)) readFileSync(file);
      const one = await run(program);
      runs[i].push(one);
      onRun(program.name, one);
    }
  }
  return programs.map(({ name }, i) => ({
    name,
    seconds: median(runs[i].map(({ seconds }) => seconds)),
    peak: Math.max(...runs[i].map(({ peak }) => peak)),
    ratio: median(runs[i].map(({ seconds }, round) => seconds / runs[0][round].seconds)),
  }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** How near a goal could be if nothing but kernels took time. */

export interface Limit {
  readonly name: string;
  /** Times as long as decoding alone. */
  readonly goal: number;
  /** As measured, likewise. */
  readonly ratio: number;
  /** Milliseconds of decoding alone, per photograph. */
  readonly floor: number;
  /** Milliseconds of processor time that kernels take, per photograph. */
  readonly kernels: number;
}

/** @param processors that kernels would keep busy until the end */
export function limitsTable(limits: readonly Limit[], processors: number): string {
  const lines = limits.map(({ name, goal, ratio, floor, kernels }) =>
    [name, goal, ratio.toFixed(2), (kernels / processors / floor).toFixed(2)].join(' | '),
  );
  return [
    '| times decoding alone | goal | measured | kernels alone |',
    '|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

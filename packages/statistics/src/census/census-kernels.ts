/** What the kernels of the census export; all numbers that are not counts are addresses in the memory. */
export interface CensusKernels {
  countFrames(count: number, n: number, isHalved: boolean, to: number): void;
  countClasses(count: number, columns: number, n: number, isHalved: boolean, isEven: boolean, numbers: number): void;
  countSums(
    count: number,
    sum: number,
    columns: number,
    n: number,
    halved: number,
    isEven: boolean,
    middles: number,
    counts: number,
    reach: number,
    own: number,
    listed: number,
  ): number;
  findBeyond(
    count: number,
    sum: number,
    excess: number,
    below: number,
    columns: number,
    n: number,
    halved: number,
    limits: number,
    stride: number,
    low: number,
    high: number,
    most: number,
    least: number,
    found: number,
  ): number;
  sumScores(
    count: number,
    sum: number,
    next: number,
    columns: number,
    n: number,
    halved: number,
    isEven: boolean,
    upper: number,
    lower: number,
    stride: number,
    own: number,
    clip: number,
    columnSums: number,
    rowSums: number,
    step: number,
  ): void;
  countAround(
    count: number,
    above: number,
    below: number,
    width: number,
    runs: number,
    n: number,
    halved: number,
    overs: number,
    unders: number,
    to: number,
  ): void;
  scoreAround(
    count: number,
    sum: number,
    width: number,
    runs: number,
    n: number,
    halved: number,
    columns: number,
    rows: number,
    middles: number,
    stride: number,
    surely: number,
    least: number,
    to: number,
  ): number;
}

/** One set of photographs, gathered once and ranked three ways. */
import { createHotpix, type Hotpix, type Plugin, type Result, type Source, type State } from '@hotpix/core';
import { evidence, moments, sampleMoments, scenes, variance } from '@hotpix/detection';
import { rawpyRule } from './rawpy-rule.ts';
import { Stopwatch } from './stopwatch.ts';

export const RANKINGS = ['evidence', 'variance', 'rawpy'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** The plugins of each ranking; their names are those of the planes they read. */
const PLUGINS: Record<Ranking, (top?: number) => Plugin[]> = {
  evidence: () => [scenes(), moments(), evidence()],
  variance: (top) => [scenes(), moments(), sampleMoments(), variance({ top })],
  rawpy: () => [rawpyRule()],
};

export class Scanner {
  private readonly stopwatch = new Stopwatch();
  private readonly gathering: Hotpix;
  private state: State | undefined;

  /** @param rankings those that suit the frames of the decoders */
  constructor(decoders: readonly Plugin[], rankings: readonly Ranking[]) {
    const accumulating = [
      ...[scenes(), moments(), evidence()],
      ...(rankings.includes('variance') ? [sampleMoments()] : []),
      ...(rankings.includes('rawpy') ? [rawpyRule()] : []),
    ];
    this.gathering = createHotpix({ plugins: [...decoders, ...this.timed(accumulating)] });
  }

  /** Resumes from the photographs before. */
  async add(sources: readonly Source[]): Promise<void> {
    this.state = await this.gathering.gather(sources, { ...(this.state && { resume: this.state }) });
  }

  /** What a ranking makes of the photographs so far. @param top how many samples the ranking by variance lists */
  async rank(ranking: Ranking, top: number): Promise<Result> {
    const state = this.state ?? { cameras: [], others: [] };
    return createHotpix({ plugins: this.timed(PLUGINS[ranking](top)) }).conclude(state);
  }

  private timed(plugins: readonly Plugin[]): Plugin[] {
    return plugins.map((plugin) => this.stopwatch.timed(plugin));
  }

  /** Seconds that a ranking took so far, gathering included and decoding not. */
  seconds(ranking: Ranking): number {
    return this.stopwatch.of(...PLUGINS[ranking]().map(({ name }) => name));
  }
}

/** @throws {Error} when a photograph was not counted: figures of fewer would be told as figures of all. */
export function assertAllUsed({ files }: Result, expected: number): void {
  const used = files.filter(({ status }) => status === 'used').length;
  if (used === expected) return;
  const reasons = files.flatMap(({ path, reason }) => (reason === undefined ? [] : [`${path}: ${reason}`]));
  throw new Error([`Expected all of ${expected} photographs to be used, got ${used}.`, ...reasons].join('\n'));
}

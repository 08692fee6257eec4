/** A camera, and the sets that its photographs make up. */
import type { Result, Source } from '@hotpix/core';
import type { Camera, Settings } from '@hotpix/simulator';
import type { Comparison } from './comparison.ts';
import type { MediumOfShots } from './media.ts';
import { assertAllUsed, Scanner, type Ranking } from './scanner.ts';
import { scoreSought, soughtOf } from './score-camera.ts';
import type { Score } from './score.ts';
import type { Subject } from './subjects.ts';
import { defectivePixels } from './targets.ts';

/** Confidence of a find, and whether there is no defect. */
export interface Claim {
  readonly confidence: number;
  readonly isFalse: boolean;
}

/** One ranking of one set. */
export interface Row {
  readonly camera: string;
  readonly medium: string;
  readonly frames: number;
  readonly ranking: Ranking;
  readonly score: Score;
  /** What the finds claim for themselves; of the ranking by evidence alone. */
  readonly claims: readonly Claim[];
  /** The score that a site must reach; infinite where no score can. */
  readonly threshold: number;
  /** Whether the set was refused. */
  readonly isRefused: boolean;
  /** Spent by the ranking's own plugins. */
  readonly seconds: number;
}

/** The photographs of one moment, a file for each medium. */
export type Files = ReadonlyMap<MediumOfShots, Source>;

export class Body {
  private readonly name: string;
  private readonly camera: Camera;
  private readonly subject: Subject;
  private readonly scans: readonly { medium: MediumOfShots; rankings: readonly Ranking[]; scanner: Scanner }[];

  constructor(name: string, camera: Camera, subject: Subject) {
    this.name = name;
    this.camera = camera;
    this.subject = subject;
    this.scans = subject.media.map((medium) => {
      const rankings = subject.rankings ?? rankingsFor(camera, medium);
      return { medium, rankings, scanner: new Scanner([medium.decoder], rankings) };
    });
  }

  async add(files: Files): Promise<void> {
    for (const { medium, scanner } of this.scans) {
      const file = files.get(medium);
      if (file) await scanner.add([file]);
    }
  }

  /** What every ranking makes of the photographs so far. @param settings those of the photographs */
  async *rows(
    settings: readonly Settings[],
    comparisons?: ReadonlyMap<MediumOfShots, Comparison>,
  ): AsyncGenerator<Row> {
    const frames = settings.length;
    for (const { medium, rankings, scanner } of this.scans) {
      const sought = soughtOf(this.camera, settings, medium, this.subject.levels);
      for (const ranking of rankings) {
        const result = await scanner.rank(ranking, defectivePixels(this.camera));
        assertAllUsed(result, frames);
        const threshold = result.sections.evidence?.threshold ?? Infinity;
        const judged = ranking === 'evidence' ? comparisons?.get(medium)?.judged(sought, threshold) : undefined;
        const score = scoreSought(result.defects, judged ?? sought, medium);
        yield {
          ...{ camera: this.name, medium: medium.name, frames, ranking, score },
          claims: ranking === 'evidence' ? claimsOf(result, score) : [],
          threshold,
          isRefused: result.status === 'refused',
          seconds: scanner.seconds(ranking),
        };
      }
    }
  }
}

function claimsOf({ defects }: Result, { wrongFinds }: Score): Claim[] {
  const wrong = new Set(wrongFinds);
  return defects.map(({ confidence }, i) => ({ confidence, isFalse: wrong.has(i) }));
}

/** Least variance has no end of its own: of a camera without defects it would list none, by being asked for none. */
function rankingsFor({ sensor, truth }: Camera, { isPicture }: MediumOfShots): Ranking[] {
  return [
    'evidence',
    ...(truth.defects.length > 0 ? ['variance' as const] : []),
    ...(!isPicture && sensor.mosaic?.length === 2 ? ['rawpy' as const] : []),
  ];
}

/** Whether a pixel that stands out of a mean image does so in its frames, instead of being met by a star or a cosmic ray. */
import type { DetectionContext } from '../detection-context.ts';
import type { EvidencePlanes, Moments } from '@hotpix/statistics';
import { calibrate } from '../chance/calibrate.ts';
import { LocalNull } from '../chance/local-null.ts';
import { Sites } from '../chance/sites.ts';
import { ONCE } from '../chance/recurrence.ts';
import type { NullModel } from '../chance/null-model.ts';
import type { Hit } from '../hits/hit.ts';
import { Optics } from '../hits/optics.ts';
import { stillLights, type Still } from '../hits/still-lights.ts';

/** Standard errors of its mean by which a pixel must stand out that no frame compared with its neighbours. */
const STEADY = 5;
/** Ways in which a pixel may be present: on the whole, by its excess, in many frames. */
const WAYS = 3;

export class Presence {
  private readonly planes: EvidencePlanes;
  private readonly moments: Moments;
  private readonly nullModel: NullModel;
  private readonly local: LocalNull;
  private readonly optics: Optics;
  private readonly probability: number;

  constructor(planes: EvidencePlanes, moments: Moments, { shape, expectedFalse }: DetectionContext) {
    const sites = new Sites(planes, shape);
    this.planes = planes;
    this.moments = moments;
    this.probability = expectedFalse / WAYS / Math.max(1, sites.length);
    this.nullModel = calibrate(sites, ONCE, this.probability);
    this.local = new LocalNull(this.nullModel);
    this.optics = new Optics(this.nullModel);
  }

  /** How many lights stand still. */
  still(): Still {
    const { nullModel, optics, probability } = this;
    return stillLights(nullModel.sites, optics, nullModel.beyond(probability));
  }

  /** Pixels of the whole sensor that chance makes as present as this one, by what the frames show; infinite for a part of a spot of light. */
  expected(hit: Hit): number {
    const { planes, nullModel } = this;
    const { x, y, score } = hit;
    const i = y * this.moments.shape.width + x;
    if (planes.count[i] === 0) return this.isSteady(hit) ? 0 : Infinity;
    if (this.optics.isLit(i, Math.sign(score))) return Infinity;
    const around = this.local.around(i);
    const standing = nullModel.standing(i, around);
    const least = Math.min(
      standing.score * score > 0 ? standing.probability : 1,
      score > 0 ? nullModel.excessProbability(i, around) : 1,
      nullModel.clearProbability(i, score > 0 ? 'above' : 'below', around),
    );
    return WAYS * nullModel.sites.length * least;
  }

  /**
   * Near the border no frame is compared, and the sample's own variance must do: what comes in k of n frames stands
   * √(k n / (n − k)) standard errors out, √n if it is there in half of them.
   */
  private isSteady({ x, y, amplitude, colour }: Hit): boolean {
    const { moments } = this;
    const { frames, shape } = moments;
    const channel = shape.channels === 3 ? 'RGB'.indexOf(colour ?? 'G') : 0;
    const error = Math.sqrt(moments.deviations(x, y, channel) / (frames - 1) / frames);
    return Math.abs(amplitude) >= Math.min(STEADY, Math.sqrt(frames)) * error;
  }
}

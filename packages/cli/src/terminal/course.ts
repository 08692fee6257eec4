/** How long all that is to be done still takes, by how long what was done has taken. */

/** In any unit, as long as it is one. */
export interface Work {
  /** Of the phase at hand. A phase without steps is done when the next one begins. */
  readonly done: number;
  /** Of the phase at hand. */
  readonly left: number;
  /** Of the phases behind it. */
  readonly behind: number;
}

/**
 * One pace for all phases, so that none begins with an estimate of its own. A phase that takes longer than thought lowers the pace while
 * it lasts, and not when it ends.
 */
export class Course {
  private start = 0;
  /** Work of the phases that have ended. */
  private before = 0;
  private work: Work | undefined;
  private at = 0;

  /** @param now milliseconds */
  update(now: number, work: Work, isNewPhase: boolean): void {
    const last = this.work;
    if (!last) this.start = now;
    else if (isNewPhase) this.before += last.done === 0 ? last.left : last.done;
    else if (work.done < last.done) [this.start, this.before] = [now, 0];
    [this.work, this.at] = [work, now];
  }

  /**
   * @param now milliseconds
   * @returns whole seconds; undefined as long as nothing is done
   */
  left(now: number): number | undefined {
    if (!this.work) return undefined;
    const { done, left, behind } = this.work;
    const [all, spent, since] = [this.before + done, (this.at - this.start) / 1000, (now - this.at) / 1000];
    if (all <= 0 || spent <= 0) return undefined;
    const pace = spent / all;
    const isLate = since > left * pace;
    const seconds = isLate ? ((spent + since) / (all + left)) * behind : (left + behind) * pace - since;
    return Math.ceil(seconds);
  }
}

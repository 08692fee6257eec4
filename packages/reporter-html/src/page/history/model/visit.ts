/** What the parts of a camera's page share: which scan they show, beside which, and which defect is selected. */
import { Cell } from '../../model/cell.ts';
import { changesBetween, type SiteChange } from './changes.ts';
import { missingIn, type Followed } from './missing.ts';
import type { Route } from './route.ts';
import type { Story, StorySite } from './story.ts';

/** Milliseconds without a step after which the slider is at rest. */
const REST = 120;

/** Two scans; the earlier is absent where there is none before. */
export interface Pair {
  readonly scan: number;
  readonly before?: number;
}

export class Visit {
  readonly story: Story;
  readonly pair: Cell<Pair>;
  readonly changes: Cell<readonly SiteChange[]>;
  /** The same as `pair`, once the reader does not move on: for what takes its time to draw, or is read aloud. */
  readonly rested: Cell<Pair>;
  readonly selected = new Cell<StorySite | undefined>(undefined);
  /** What an address asked for that the camera does not have; empty where it has all. */
  readonly missing = new Cell('');
  /** The earlier scan, where the reader chose one. */
  private chosen: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly keep: (route: Route, isContinued: boolean) => void;

  /** @param keep told what the address is to say; of one more step of a held key or a slider it replaces the last */
  constructor(story: Story, keep: (route: Route, isContinued: boolean) => void) {
    this.story = story;
    this.keep = keep;
    this.pair = new Cell(this.pairAt(story.count - 1));
    this.rested = new Cell(this.pair.value);
    this.changes = new Cell<readonly SiteChange[]>([]);
    this.pair.listen((pair) => this.changes.set(this.changesOf(pair)));
    this.changes.set(this.changesOf(this.pair.value));
  }

  /** Shows a scan. @param isContinued whether it is one more step of a movement */
  show(scan: number, isContinued = false): void {
    this.missing.set('');
    this.set(scan);
    clearTimeout(this.timer);
    if (isContinued) this.timer = setTimeout(() => this.rest(true), REST);
    else this.rest(false);
  }

  /** Holds scans against that one, or each against the one before it. */
  compare(before: number | undefined): void {
    this.chosen = before;
    this.show(this.pair.value.scan);
  }

  select(site: StorySite | undefined): void {
    this.missing.set('');
    this.selected.set(site);
    this.keep(this.route, false);
  }

  get isChosen(): boolean {
    return this.chosen !== undefined && this.chosen === this.pair.value.before;
  }

  /** As an address says it. */
  follow(route: Route): void {
    const { scan, since, defect } = route;
    const { scans, sites, count } = this.story;
    const [at, before] = [scan, since].map((id) => (id === undefined ? -1 : scans.id.indexOf(id)));
    this.chosen = before >= 0 ? before : undefined;
    clearTimeout(this.timer);
    this.set(at >= 0 ? at : count - 1);
    this.rested.set(this.pair.value);
    this.selected.set(defect && sites.find(({ x, y }) => x === defect.x && y === defect.y));
    this.missing.set(missingIn(route, this.followed));
  }

  private get followed(): Followed {
    const { isChosen, selected, pair, story } = this;
    return { scans: story.scans, scan: pair.value.scan, isChosen, selected: selected.value };
  }

  private rest(isContinued: boolean): void {
    this.rested.set(this.pair.value);
    this.keep(this.route, isContinued);
  }

  private set(scan: number): void {
    this.pair.set(this.pairAt(Math.max(0, Math.min(this.story.count - 1, scan))));
  }

  private pairAt(scan: number): Pair {
    const before = this.chosen !== undefined && this.chosen < scan ? this.chosen : scan - 1;
    return before < 0 ? { scan } : { scan, before };
  }

  private changesOf({ scan, before }: Pair): SiteChange[] {
    return before === undefined ? [] : changesBetween(this.story, before, scan);
  }

  private get route(): Route {
    const { scans, count, key } = this.story;
    const { scan } = this.pair.value;
    const site = this.selected.value;
    return {
      camera: key,
      ...(scan !== count - 1 && { scan: scans.id[scan] }),
      ...(this.chosen !== undefined && { since: scans.id[this.chosen] }),
      ...(site && { defect: { x: site.x, y: site.y } }),
    };
  }
}

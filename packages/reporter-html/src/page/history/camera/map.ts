/** The sensor with its defects as they stand at a scan, and what changed since an earlier one. */
import type { DefectKind } from '@hotpix/result';
import { plural } from '@hotpix/result';
import { element, fill } from '../../dom/element.ts';
import { kindLabel } from '../../dom/glyph.ts';
import { section } from '../../dom/section.ts';
import { underCross } from '../../map/cross.ts';
import { drawSelection } from '../../map/draw-selection.ts';
import { isInView } from '../../map/draw-signs.ts';
import { mapHint } from '../../map/hint.ts';
import { nearest } from '../../map/nearest.ts';
import { SensorStage } from '../../map/stage.ts';
import type { Point } from '../../map/view.ts';
import { decimal, size, whole } from '../../model/format.ts';
import { KIND_ORDER } from '../../model/kinds.ts';
import { centreOf, titleOf, whereOf } from '../../model/place.ts';
import { CHANGE_ORDER } from '../model/changes.ts';
import { asOf, isPresent, kindAt, type StorySite } from '../model/story.ts';
import type { Visit } from '../model/visit.ts';
import { CHANGES } from '../model/words.ts';
import { changeLabel } from './change-label.ts';
import { drawSites, type DrawnSites } from './draw-sites.ts';
import { scanSlider } from './scan-slider.ts';
import { standingInWords } from './standing-words.ts';

export class HistoryMap {
  readonly element: HTMLElement;
  private readonly visit: Visit;
  private readonly stage: SensorStage;
  private readonly readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  private readonly note = element('p', { class: 'muted map-note' });
  /** What is to be seen of the camera at the scan, and what left it. */
  private shown: readonly StorySite[] = [];

  constructor(visit: Visit) {
    this.visit = visit;
    this.stage = this.createStage();
    const buttons = this.stage.buttons(visit.story.sites.length > 0 ? () => this.goToSelected() : undefined);
    const texts = [this.readout, mapHint(), legend(visit), this.note];
    this.element = section('map', 'Map over time', buttons, scanSlider(visit), this.stage.element, ...texts);
    visit.changes.listen(() => this.update());
    visit.selected.listen((site) => this.follow(site));
    this.update();
    this.hover(undefined);
  }

  private createStage(): SensorStage {
    const { frame } = this.visit.story;
    return new SensorStage({
      frame,
      label: `Sensor map: ${size(frame.width, frame.height)} pixels`,
      help: 'The tables that follow give the same positions as text.',
      draw: (context, view, palette, canvas) => {
        const { story, changes, pair, selected } = this.visit;
        const { scan } = pair.value;
        this.describe(drawSites(context, view, { sites: story.sites, changes: changes.value, scan }, palette));
        if (selected.value) drawSelection(context, view, asOf(selected.value, scan), palette, canvas);
      },
      tap: (at, reach) => {
        const site = nearest(this.shown, this.stage.view, at, reach);
        if (site) this.visit.select(site);
      },
      tell: () => {
        const near = this.nearestToMiddle();
        return underCross(this.stage.view, near && asOf(near, this.visit.pair.value.scan));
      },
      choose: () => {
        const site = this.nearestToMiddle();
        if (site) this.visit.select(site);
      },
      hover: (at) => this.hover(at),
    });
  }

  private nearestToMiddle(): StorySite | undefined {
    const { view } = this.stage;
    return nearest(this.shown, view, view.middle, Infinity);
  }

  private update(): void {
    const { story, changes, pair } = this.visit;
    const gone = changes.value.flatMap(({ kind, site }) => (kind === 'gone' ? [site] : []));
    this.shown = [...story.sites.filter((site) => isPresent(site, pair.value.scan)), ...gone];
    this.stage.draw();
  }

  private goToSelected(): void {
    const site = this.visit.selected.value;
    if (site) this.stage.goTo(centreOf(site));
  }

  private follow(site: StorySite | undefined): void {
    const { view } = this.stage;
    if (site && !isInView(view, site)) view.centreOn(centreOf(site));
    this.stage.draw();
  }

  private hover(at: Point | undefined): boolean {
    if (!at) {
      fill(this.readout, 'Point at the map to read a position, click a defect to select it.');
      return false;
    }
    const near = nearest(this.shown, this.stage.view, at, 14);
    const kind = near && kindAt(near, this.visit.pair.value.scan);
    const { x, y } = this.stage.view.toSensor(at);
    if (near && kind)
      fill(this.readout, element('b', {}, whereOf(near)), kindLabel(kind), standingInWords(near, this.visit));
    else fill(this.readout, element('b', {}, `x ${Math.floor(x)}, y ${Math.floor(y)}`));
    this.stage.element.title = near && kind ? titleOf({ ...near, kind }) : '';
    return near !== undefined;
  }

  private describe({ visible, cells }: DrawnSites): void {
    const crowd = cells
      ? ` Shading: up to ${whole(cells.most)} in a cell of ${size(cells.side, cells.side)} pixels; zoom in to see each.`
      : '';
    fill(
      this.note,
      `${plural(visible, 'defect')} in view, magnified ${decimal(this.stage.view.magnification, 1)}×.${crowd}`,
    );
  }
}

/** Which sign stands for what. */
function legend({ story }: Visit): HTMLElement {
  const has = new Set<DefectKind>(
    story.sites.flatMap(({ kind, kinds = [] }) => [kind, ...kinds.map(([, called]) => called)]),
  );
  const happened = new Set(
    story.sites.flatMap(({ events }) => events.filter(({ scan }) => scan > 0).map(({ kind }) => kind)),
  );
  const hollow = element('span', { class: 'hollow', 'aria-hidden': 'true' });
  return element(
    'ul',
    { class: 'legend' },
    ...KIND_ORDER.filter((kind) => has.has(kind)).map((kind) => element('li', {}, kindLabel(kind))),
    element('li', { title: 'there, though this scan did not show it, or could not' }, hollow, 'Not seen in this scan'),
    ...CHANGE_ORDER.filter((kind) => happened.has(kind)).map((kind) =>
      element('li', { title: CHANGES[kind].meaning }, changeLabel(kind)),
    ),
  );
}

/** The sensor with its defects, to look at, to zoom into and to pick from. */
import { plural } from '@hotpix/result';
import { detailButton } from '../detail/go-to-detail.ts';
import { element, fill } from '../dom/element.ts';
import { kindLabel } from '../dom/glyph.ts';
import { section } from '../dom/section.ts';
import { artefactsInWords, artefactTitle, type Artefact } from '../model/artefacts.ts';
import { decimal, size, whole } from '../model/format.ts';
import { select } from '../model/history.ts';
import { centreOf, whereOf } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import { artefactAt, drawArtefacts } from './draw-artefacts.ts';
import { underCross } from './cross.ts';
import { drawDefects, type Drawn } from './draw-defects.ts';
import { drawSelection } from './draw-selection.ts';
import type { Frame } from './draw-sensor.ts';
import { isInView } from './draw-signs.ts';
import { mapHint } from './hint.ts';
import { legend, outlined } from './legend.ts';
import { nearest } from './nearest.ts';
import { SensorStage } from './stage.ts';
import type { Point } from './view.ts';

export class SensorMap {
  readonly element: HTMLElement;
  private readonly report: Report;
  private readonly frame: Frame;
  private readonly artefacts: readonly Artefact[];
  private readonly readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  private readonly note = element('p', { class: 'muted map-note' });
  private readonly stage: SensorStage;

  constructor(report: Report, frame: Frame) {
    this.report = report;
    this.frame = frame;
    this.artefacts = report.result.artefacts ?? [];
    this.stage = this.createStage();
    const texts = [this.readout, mapHint(), detailButton(report), legend(report, frame), this.note];
    const goToSelected = report.defects.length > 0 ? () => this.goToSelected() : undefined;
    const buttons = this.stage.buttons(goToSelected);
    this.element = section('map', 'Sensor map', buttons, this.stage.element, ...texts);
    report.shown.listen(() => this.stage.draw());
    report.selected.listen((defect) => this.follow(defect));
    report.visited.listen((artefact) => artefact && this.stage.change(() => this.visit(artefact)));
    this.hover(undefined);
  }

  private createStage(): SensorStage {
    const { width, height } = this.frame;
    const leftOut = this.artefacts.length > 0 ? `; left out: ${artefactsInWords(this.artefacts)}` : '';
    const defects = this.isJudged ? `${plural(this.report.defects.length, 'defect')} on ` : '';
    const list = leftOut === '' ? '' : ' The list of what was left out gives its places.';
    const table = defects === '' ? '' : 'The table of defects that follows gives the same positions as text.';
    return new SensorStage({
      frame: this.frame,
      label: `Sensor map: ${defects}${size(width, height)} pixels${leftOut}`,
      help: `${table}${list}`,
      draw: (context, view, palette, size) => {
        const selected = this.report.selected.value;
        drawArtefacts(context, view, this.artefacts, palette);
        this.describe(drawDefects(context, view, this.report.shown.value, palette));
        if (selected) drawSelection(context, view, selected, palette, size);
      },
      tap: (at, reach) => this.tap(at, reach),
      tell: () => underCross(this.stage.view, this.nearestToMiddle()),
      ...(this.report.defects.length > 0 && { choose: () => this.choose() }),
      hover: (at) => this.hover(at),
    });
  }

  /** Of a Result without a verdict it is not known how many defects there are. */
  private get isJudged(): boolean {
    return this.report.result.status === 'complete';
  }

  private goToSelected(): void {
    const defect = this.report.selected.value;
    if (defect) this.stage.goTo(centreOf(defect));
  }

  private visit({ x, y, width, height }: Artefact): void {
    this.stage.view.show({ x, y, width, height });
  }

  /** A selection that comes from elsewhere may lie outside the window. */
  private follow(defect: RankedDefect | undefined): void {
    const { view } = this.stage;
    if (defect && !isInView(view, defect)) view.centreOn(centreOf(defect));
    this.stage.draw();
  }

  private tap(at: Point, reach: number): void {
    const defect = nearest(this.report.shown.value, this.stage.view, at, reach);
    if (defect) select(this.report, defect);
  }

  private nearestToMiddle(): RankedDefect | undefined {
    const { view } = this.stage;
    return nearest(this.report.shown.value, view, view.middle, Infinity);
  }

  private choose(): void {
    const defect = this.nearestToMiddle();
    if (defect) select(this.report, defect);
  }

  private hover(at: Point | undefined): boolean {
    if (!at) {
      const select = this.report.defects.length > 0 ? ', click a defect to select it' : '';
      fill(this.readout, `Point at the map to read a position${select}.`);
      return false;
    }
    const { view } = this.stage;
    const near = nearest(this.report.shown.value, view, at, 14);
    const { x, y } = view.toSensor(at);
    const where = near ? whereOf(near) : `x ${Math.floor(x)}, y ${Math.floor(y)}`;
    const artefact = near ? undefined : artefactAt(this.artefacts, view, at);
    this.stage.element.title = artefact ? artefactTitle(artefact) : '';
    fill(this.readout, element('b', {}, where), near ? defectLabel(near) : artefact && artefactLabel(artefact));
    return near !== undefined;
  }

  private describe({ visible, cells }: Drawn): void {
    const magnified = `agnified ${decimal(this.stage.view.magnification, 1)}×.`;
    const defects = plural(this.report.defects.length, 'defect');
    const shown = this.isJudged ? `${whole(visible)} of ${defects} in view, m${magnified}` : `M${magnified}`;
    const crowd = cells
      ? ` Shading: up to ${whole(cells.most)} in a cell of ${size(cells.side, cells.side)} pixels; zoom in to see each.`
      : '';
    fill(this.note, `${shown}${crowd}`);
  }
}

function artefactLabel(artefact: Artefact): HTMLElement {
  return element('span', {}, outlined(artefact.kind), artefactTitle(artefact));
}

function defectLabel({ kind, rank }: RankedDefect): HTMLElement {
  return element('span', {}, kindLabel(kind), ` no. ${whole(rank)}`);
}

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
import { Canvas } from '../dom/canvas.ts';
import { onTheme } from '../theme.ts';
import { artefactAt, drawArtefacts } from './draw-artefacts.ts';
import { drawDefects, isInView, type Drawn } from './draw-defects.ts';
import { drawSelection } from './draw-selection.ts';
import { drawRulers, drawSensor, type Frame } from './draw-sensor.ts';
import { listenToGestures } from './gestures.ts';
import { mapHint, WheelHint } from './hint.ts';
import { legend, outlined } from './legend.ts';
import { mapButtons } from './map-buttons.ts';
import { nearest } from './nearest.ts';
import { readPalette } from './palette.ts';
import { INSET, View, type Point } from './view.ts';

/** Magnification at which "Go to defect" arrives, in CSS pixels a sensor pixel. */
const CLOSE = 8;

export class SensorMap {
  readonly element: HTMLElement;
  private readonly report: Report;
  private readonly frame: Frame;
  private readonly artefacts: readonly Artefact[];
  private readonly view: View;
  private readonly canvas: Canvas;
  private readonly probe = element('span', { hidden: true });
  private readonly readout = element('p', { class: 'readout', 'aria-hidden': 'true' });
  private readonly note = element('p', { class: 'muted map-note' });
  private readonly wheelHint = new WheelHint();
  private readonly stage: HTMLElement;
  private hovered: Point | undefined;

  constructor(report: Report, frame: Frame) {
    this.report = report;
    this.frame = frame;
    this.artefacts = report.result.artefacts ?? [];
    this.view = new View(frame);
    this.canvas = new Canvas(
      (width, height) => this.view.resize(width, height),
      (context) => this.paint(context),
    );
    this.stage = this.createStage();
    listenToGestures(this.stage, {
      pan: (dx, dy) => this.change(() => this.view.pan(dx, dy)),
      zoom: (factor, about) => this.change(() => this.view.zoom(factor, about)),
      fit: () => this.change(() => this.view.fit()),
      tap: (at, reach) => this.tap(at, reach),
      hover: (at) => this.hover(at),
      wheelScrolls: () => this.wheelHint.show(),
    });
    const texts = [this.readout, mapHint(), detailButton(report), legend(report, frame), this.note];
    this.element = section('map', 'Sensor map', this.buttons(), this.stage, ...texts, this.probe);
    onTheme(() => this.canvas.drawNow());
    report.shown.listen(() => this.canvas.draw());
    report.selected.listen((defect) => this.follow(defect));
    report.visited.listen((artefact) => artefact && this.change(() => this.visit(artefact)));
    this.hover(undefined);
  }

  private createStage(): HTMLElement {
    const { width, height } = this.frame;
    const leftOut = this.artefacts.length > 0 ? `; left out: ${artefactsInWords(this.artefacts)}` : '';
    const defects = this.isJudged ? `${plural(this.report.defects.length, 'defect')} on ` : '';
    const stage = element(
      'div',
      {
        class: 'stage',
        role: 'application',
        tabindex: 0,
        'aria-roledescription': 'map',
        'aria-label': `Sensor map: ${defects}${size(width, height)} pixels${leftOut}`,
        'aria-describedby': 'map-help',
      },
      this.canvas.element,
      this.wheelHint.element,
    );
    const list = leftOut === '' ? '' : ' The list of what was left out gives its places.';
    const table = defects === '' ? '' : 'The table of defects that follows gives the same positions as text.';
    const help = `${table}${list} Arrow keys move the map, plus and minus zoom, 0 shows the whole sensor.`;
    stage.style.setProperty('--ratio', String(Math.min(2.2, Math.max(0.9, width / Math.max(1, height)))));
    stage.append(element('span', { id: 'map-help', class: 'unseen' }, help));
    return stage;
  }

  /** Of a Result without a verdict it is not known how many defects there are. */
  private get isJudged(): boolean {
    return this.report.result.status === 'complete';
  }

  private buttons(): HTMLElement {
    return mapButtons({
      zoomIn: () => this.change(() => this.view.zoom(2)),
      zoomOut: () => this.change(() => this.view.zoom(0.5)),
      fit: () => this.change(() => this.view.fit()),
      ...(this.report.defects.length > 0 && { goToSelected: () => this.change(() => this.goToSelected()) }),
    });
  }

  private goToSelected(): void {
    const defect = this.report.selected.value;
    if (!defect) return;
    this.view.zoom(Math.max(1, CLOSE / this.view.scale));
    this.view.centreOn(centreOf(defect));
  }

  private visit({ x, y, width, height }: Artefact): void {
    this.view.show({ x, y, width, height });
  }

  private change(act: () => void): void {
    act();
    this.stage.classList.toggle('zoomed', !this.view.isFitted);
    this.canvas.draw();
  }

  /** A selection that comes from elsewhere may lie outside the window. */
  private follow(defect: RankedDefect | undefined): void {
    if (defect && !isInView(this.view, defect)) this.view.centreOn(centreOf(defect));
    this.canvas.draw();
  }

  private tap(at: Point, reach: number): void {
    const defect = nearest(this.report.shown.value, this.view, at, reach);
    if (defect) select(this.report, defect);
  }

  private hover(at: Point | undefined): void {
    this.hovered = at && this.view.isInside(at) ? at : undefined;
    const near = this.hovered && nearest(this.report.shown.value, this.view, this.hovered, 14);
    this.stage.classList.toggle('pointing', near !== undefined);
    if (!this.hovered) {
      const select = this.report.defects.length > 0 ? ', click a defect to select it' : '';
      fill(this.readout, `Point at the map to read a position${select}.`);
      return;
    }
    const { x, y } = this.view.toSensor(this.hovered);
    const where = near ? whereOf(near) : `x ${Math.floor(x)}, y ${Math.floor(y)}`;
    const artefact = near ? undefined : artefactAt(this.artefacts, this.view, this.hovered);
    this.stage.title = artefact ? artefactTitle(artefact) : '';
    fill(this.readout, element('b', {}, where), near ? defectLabel(near) : artefact && artefactLabel(artefact));
  }

  private paint(context: CanvasRenderingContext2D): void {
    const { width, height } = this.canvas;
    const palette = readPalette(this.probe);
    const selected = this.report.selected.value;
    const window = [
      INSET.left,
      INSET.top,
      width - INSET.left - INSET.right,
      height - INSET.top - INSET.bottom,
    ] as const;
    context.clearRect(0, 0, width, height);
    context.save();
    context.beginPath();
    context.rect(...window);
    context.clip();
    context.fillStyle = palette.sunken;
    context.fillRect(...window);
    drawSensor(context, this.view, this.frame, palette);
    drawArtefacts(context, this.view, this.artefacts, palette);
    this.describe(drawDefects(context, this.view, this.report.shown.value, palette));
    if (selected) drawSelection(context, this.view, selected, palette, { width, height });
    context.restore();
    drawRulers(context, this.view, this.frame, { width, height }, palette);
  }

  private describe({ visible, cells }: Drawn): void {
    const magnified = `agnified ${decimal(this.view.magnification, 1)}×.`;
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

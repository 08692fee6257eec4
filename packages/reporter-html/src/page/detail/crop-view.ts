/** One crop, magnified without smoothing, with the defect marked and the value under the cursor. */
import { contains, type Crop, type Photograph } from '@hotpix/result';
import { announce } from '../dom/announcer.ts';
import { Canvas } from '../dom/canvas.ts';
import { element, type Child } from '../dom/element.ts';
import { signed, whole } from '../model/format.ts';
import { middleOf, type Position } from '../model/place.ts';
import type { RankedDefect } from '../model/ranked-defect.ts';
import type { Report } from '../model/report.ts';
import { filterAt, toImage, toningOf } from './crop-image.ts';
import { readRepaired } from './crop-samples.ts';
import { developedImages } from './develop.ts';
import { drawCrop, type Images } from './draw-crop.ts';
import { whereabouts } from './whereabouts.ts';

const STEPS: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class CropView {
  readonly element: HTMLElement;
  private readonly crop: Crop;
  private readonly samples: Uint16Array;
  private readonly defect: RankedDefect;
  /** What is read while nothing is pointed at. */
  private readonly home: Position;
  private readonly frame: Report['result']['frame'];
  private readonly photograph: Photograph | undefined;
  private readonly canvas: Canvas;
  private readonly readout = element('p', { class: 'value' });
  /** As it would be repaired. */
  private readonly repaired: Uint16Array | undefined;
  private images: Images;
  /** The same as a raw developer shows it, for a mosaic. */
  private readonly developed: Images | undefined;
  private readonly developedCanvas: Canvas | undefined;
  /** The part of the crop, from the left, that is shown repaired. */
  private share = 0;
  /** Sensor position under the cursor. */
  private cursor: Position | undefined;

  constructor(crop: Crop, samples: Uint16Array, defect: RankedDefect, { result }: Report, tinted: boolean) {
    [this.crop, this.samples, this.defect, this.frame] = [crop, samples, defect, result.frame];
    const middle = middleOf(defect);
    this.home = contains(crop, middle.x, middle.y) ? middle : defect;
    this.repaired = readRepaired(crop);
    this.photograph = result.photographs?.find(({ path }) => path === crop.path);
    this.images = this.toned(tinted);
    const { samples: before, repaired: after, frame, photograph } = this;
    this.developed = frame ? developedImages(crop, { before, after }, frame, photograph?.neutral) : undefined;
    this.canvas = this.canvasOf(() => this.images);
    const { developed } = this;
    this.developedCanvas = developed && this.canvasOf(() => developed);
    this.element = element('figure', { class: 'crop' }, this.stage(), this.caption(result.files));
    this.read();
  }

  /** In colours or in grey. */
  tint(tinted: boolean): void {
    this.images = this.toned(tinted);
    this.canvas.draw();
  }

  /** Whether the Result tells what it would be repaired to. */
  get hasRepaired(): boolean {
    return this.repaired !== undefined;
  }

  /** Shows a part of the crop repaired, 0 to 1, from the left. */
  reveal(share: number): void {
    this.share = share;
    this.draw();
  }

  private draw(): void {
    this.canvas.draw();
    this.developedCanvas?.draw();
  }

  private canvasOf(images: () => Images): Canvas {
    const canvas = new Canvas(
      () => undefined,
      (context) => {
        const { crop, defect, cursor, share } = this;
        drawCrop(context, canvas, images(), { crop, defect, cursor, share });
      },
    );
    canvas.element.style.aspectRatio = `${this.crop.width} / ${this.crop.height}`;
    return canvas;
  }

  private toned(tinted: boolean): Images {
    // Both in the tones of the original, so that the repaired one is no brighter for the lack of a bright pixel.
    const toning = toningOf(this.crop, this.samples, this.frame);
    const look = { tinted, channel: this.defect.colour };
    const imageOf = (samples: Uint16Array): ImageData => toImage(this.crop, samples, this.frame?.mosaic, toning, look);
    return { before: imageOf(this.samples), ...(this.repaired && { after: imageOf(this.repaired) }) };
  }

  private stage(): HTMLElement {
    const { width, height, path } = this.crop;
    return element(
      'div',
      {
        class: 'crop-stage',
        role: 'application',
        'aria-roledescription': 'magnified crop',
        'aria-label': `${width} by ${height} pixels of ${path}; the arrow keys read single pixels`,
        tabindex: 0,
        pointermove: (event: PointerEvent) => this.point(event),
        pointerleave: () => this.moveTo(undefined),
        blur: () => this.moveTo(undefined),
        keydown: (event: KeyboardEvent) => this.step(event),
      },
      this.canvas.element,
      this.developedCanvas?.element,
    );
  }

  private caption(files: Report['result']['files']): HTMLElement {
    const [low, high] = this.samples.reduce(([least, most], n) => [Math.min(least, n), Math.max(most, n)], [0xffff, 0]);
    const range = `${whole(low)} to ${whole(high)} DN`;
    const path = element('bdi', { class: 'path', title: this.crop.path }, ...breakable(this.crop.path));
    const where = this.photograph && this.frame && whereabouts(this.photograph, this.defect, this.frame);
    const known = files.some(({ path: name }) => name === this.crop.path);
    return element(
      'figcaption',
      {},
      this.difference(),
      this.readout,
      path,
      where,
      element('small', {}, known ? range : `${range}; not among the files`),
    );
  }

  /** How much of the defect there is in this photograph. */
  private difference(): HTMLElement | undefined {
    const { difference } = this.crop;
    if (difference === undefined) return undefined;
    return element('b', {}, difference === 0 ? 'Not seen here' : `${signed(difference, 0)} DN here`);
  }

  private point({ clientX, clientY, target }: PointerEvent): void {
    const under = target === this.developedCanvas?.element ? this.developedCanvas : this.canvas;
    const { left, top, width, height } = under.element.getBoundingClientRect();
    const x = this.crop.x + Math.floor(((clientX - left) / width) * this.crop.width);
    const y = this.crop.y + Math.floor(((clientY - top) / height) * this.crop.height);
    this.moveTo(contains(this.crop, x, y) ? { x, y } : undefined);
  }

  private step(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const { x, y } = this.cursor ? { x: this.cursor.x + step[0], y: this.cursor.y + step[1] } : this.home;
    if (!contains(this.crop, x, y)) return;
    this.moveTo({ x, y });
    announce(this.readout.textContent ?? '');
  }

  private moveTo(cursor: Position | undefined): void {
    this.cursor = cursor;
    this.read();
    this.draw();
  }

  private read(): void {
    const { x, y } = this.cursor ?? this.home;
    const { crop, samples } = this;
    if (!contains(crop, x, y)) return;
    const i = ((y - crop.y) * crop.width + (x - crop.x)) * crop.channels;
    const letter = filterAt(this.frame?.mosaic, x, y);
    const value =
      crop.channels === 3
        ? `R ${samples[i]}, G ${samples[i + 1]}, B ${samples[i + 2]} DN`
        : `${letter ? `${letter} ` : ''}${whole(samples[i])} DN`;
    const { repaired } = this;
    const isChanged = repaired?.subarray(i, i + crop.channels).some((sample, k) => sample !== samples[i + k]);
    const after =
      repaired && isChanged ? `, repaired ${[...repaired.subarray(i, i + crop.channels)].map(whole).join(', ')}` : '';
    this.readout.textContent = `${x}, ${y}: ${value}${after}`;
  }
}

/** A path that breaks behind its separators first. */
function breakable(path: string): Child[] {
  return path.split(/(?<=[/\\])/).flatMap((part) => [element('wbr'), part]);
}

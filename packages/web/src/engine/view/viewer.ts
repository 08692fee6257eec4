/** Defects in the photographs of the user, before and after the repair. */
import { applyPatches, HotpixError, type Frame, type Hotpix, type Rectangle, type Result } from '@hotpix/core';
import type { Given, View } from '../../shared/protocol.ts';
import { sourceOf } from '../source.ts';
import { shownOf } from '../told.ts';
import { developPair } from './develop.ts';
import { turn, turnBox } from './turn.ts';

/** Rows of the part that is shown, per column. */
const ASPECT = 2 / 3;

interface Repaired {
  readonly path: string;
  readonly frame: Frame;
  /** The samples after the repair. */
  readonly after: Frame['samples'];
}

export class Viewer {
  private readonly hotpix: Hotpix;
  private readonly result: Result;
  private readonly files: ReadonlyMap<string, Given>;
  /** The photograph that was looked at last: the next defect is often shown in the same. */
  private last: Repaired | undefined;

  constructor(hotpix: Hotpix, result: Result, files: readonly Given[]) {
    this.hotpix = hotpix;
    this.result = result;
    this.files = new Map(files.map((file) => [file.path, file]));
  }

  /**
   * @param index of the defect among those that are shown
   * @param width pixels of the photograph across, as it is seen
   */
  async view(index: number, width: number): Promise<View> {
    const defect = shownOf(this.result)[index];
    const path = defect?.crops?.[0].path ?? '';
    if (this.last?.path !== path) this.last = await this.repair(path);
    const { frame, after } = this.last;
    const { orientation } = frame.capture;
    const isUpright = (orientation ?? 1) > 4;
    const height = Math.round(width * ASPECT);
    const size = isUpright ? { width: height, height: width } : { width, height };
    const part = around(defect, size, frame.active);
    const [before, repaired] = developPair(frame, [frame.samples, after], part).map((one) => turn(one, orientation));
    const { extent } = defect;
    const mark = turnBox({ ...extent, x: extent.x - part.x, y: extent.y - part.y }, part, orientation);
    return { width: before.width, height: before.height, before: before.data, after: repaired.data, mark };
  }

  /** A lossy picture is decoded from its repaired file, since the file is what the user gets. */
  private async repair(path: string): Promise<Repaired> {
    const given = this.files.get(path);
    if (!given) throw new HotpixError('badResult', `Expected the photograph '${path}', got none of that name.`);
    const source = sourceOf(given, this.hotpix);
    const decoded = await this.hotpix.decode(source, { needsSamples: true });
    const { frame } = decoded;
    const patches = await this.hotpix.propose(frame, this.result.defects);
    if (!frame.lossy || frame.mosaic) return { path, frame, after: applyPatches(frame, patches) };
    const { bytes } = await this.hotpix.write(source, decoded, patches);
    const written = { path, head: async () => bytes.subarray(0, 65_536), read: async () => bytes };
    return { path, frame, after: (await this.hotpix.decode(written, { needsSamples: true })).frame.samples };
  }
}

/** A part of the frame with the defect in its middle, as far as the frame goes. */
function around(
  { x, y }: { readonly x: number; readonly y: number },
  size: { width: number; height: number },
  active: Rectangle,
): Rectangle {
  const width = Math.min(size.width, active.width);
  const height = Math.min(size.height, active.height);
  const place = (at: number, length: number, from: number, most: number): number =>
    Math.min(Math.max(from, at - Math.floor(length / 2)), from + most - length);
  return {
    x: place(x, width, active.x, active.width),
    y: place(y, height, active.y, active.height),
    width,
    height,
  };
}

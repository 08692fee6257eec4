/** The order of the blocks in a scan (ITU-T T.81, A.2). */
import type { Frame } from '../structure/frame.ts';
import type { Scan } from '../structure/scan.ts';

/** Reads or writes blocks one after another. */
export interface BlockCoder {
  /** Forgets the blocks before: a restart interval begins. */
  begin(): void;
  /** @param component its place in the scan. @param base where the block begins in the component's coefficients. */
  block(component: number, base: number): void;
  /** The restart interval ends. */
  end(): void;
}

/** Visits the blocks of one restart interval. @param after called with each MCU when its blocks are done */
export function codeInterval(
  frame: Frame,
  scan: Scan,
  interval: number,
  coder: BlockCoder,
  after: (mcu: number) => void = () => {},
): void {
  const [from, to] = mcusOf(scan, interval);
  coder.begin();
  for (let mcu = from; mcu < to; mcu++) {
    codeMcu(frame, scan, mcu, coder);
    after(mcu);
  }
  coder.end();
}

/** The first MCU of a restart interval, and the first behind it. */
export function mcusOf(scan: Scan, interval: number): readonly [number, number] {
  const from = interval * scan.interval;
  return [from, Math.min(from + scan.interval, scan.mcus)];
}

export function codeMcu(
  { components, mcuColumns }: Frame,
  scan: Scan,
  mcu: number,
  coder: Pick<BlockCoder, 'block'>,
): void {
  if (scan.components.length === 1) {
    const { columns, stride } = components[scan.components[0].index];
    return coder.block(0, 64 * (Math.floor(mcu / columns) * stride + (mcu % columns)));
  }
  const [x, y] = [mcu % mcuColumns, Math.floor(mcu / mcuColumns)];
  for (let i = 0; i < scan.components.length; i++) {
    const { h, v, stride } = components[scan.components[i].index];
    for (let row = y * v; row < (y + 1) * v; row++) {
      for (let column = x * h; column < (x + 1) * h; column++) coder.block(i, 64 * (row * stride + column));
    }
  }
}

/** The MCU that a block of the component at this place in the frame is in. */
export function mcuOf({ components, mcuColumns }: Frame, scan: Scan, component: number, block: number): number {
  const { h, v, columns, stride } = components[component];
  const [x, y] = [block % stride, Math.floor(block / stride)];
  return scan.components.length === 1 ? y * columns + x : Math.floor(y / v) * mcuColumns + Math.floor(x / h);
}

/** How viewers turn a photograph, by its EXIF orientation (Exif 3.0, 4.6.4 A): numbers from 5 on swap the sides. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function turnedSize({ width, height }: Size, orientation = 1): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** Where a pixel of the stored picture is to be seen in the upright one; both count from 0 at the upper left. */
export function turned(
  { x, y }: { x: number; y: number },
  { width, height }: Size,
  orientation = 1,
): { x: number; y: number } {
  const [right, bottom] = [width - 1 - x, height - 1 - y];
  switch (orientation) {
    case 2:
      return { x: right, y };
    case 3:
      return { x: right, y: bottom };
    case 4:
      return { x, y: bottom };
    case 5:
      return { x: y, y: x };
    case 6:
      return { x: bottom, y: x };
    case 7:
      return { x: bottom, y: right };
    case 8:
      return { x: y, y: right };
    default:
      return { x, y };
  }
}

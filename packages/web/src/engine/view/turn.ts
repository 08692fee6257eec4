/** Pictures the right way up, as viewers show them. */

export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a stored pixel of a picture of that size is seen, by its EXIF orientation. */
const SEEN: Readonly<Record<number, (place: Place, width: number, height: number) => Place>> = {
  2: ({ x, y }, width) => ({ x: width - 1 - x, y }),
  3: ({ x, y }, width, height) => ({ x: width - 1 - x, y: height - 1 - y }),
  4: ({ x, y }, _, height) => ({ x, y: height - 1 - y }),
  5: ({ x, y }) => ({ x: y, y: x }),
  6: ({ x, y }, _, height) => ({ x: height - 1 - y, y: x }),
  7: ({ x, y }, width, height) => ({ x: height - 1 - y, y: width - 1 - x }),
  8: ({ x, y }, width) => ({ x: y, y: width - 1 - x }),
};

export function turn({ width, height, data }: Rgba, orientation = 1): Rgba {
  const seen = SEEN[orientation];
  if (!seen) return { width, height, data };
  const turned = orientation > 4 ? { width: height, height: width } : { width, height };
  const pixels = new Uint32Array(width * height);
  const stored = new Uint32Array(data.buffer, data.byteOffset, width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = seen({ x, y }, width, height);
      pixels[to.y * turned.width + to.x] = stored[y * width + x];
    }
  }
  return { ...turned, data: new Uint8ClampedArray(pixels.buffer) };
}

/** Where a box of such a picture is seen. */
export function turnBox(
  { x, y, width, height }: Place & { readonly width: number; readonly height: number },
  of: { readonly width: number; readonly height: number },
  orientation = 1,
) {
  const seen = SEEN[orientation] ?? ((place: Place) => place);
  const a = seen({ x, y }, of.width, of.height);
  const b = seen({ x: x + width - 1, y: y + height - 1 }, of.width, of.height);
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x) + 1,
    height: Math.abs(a.y - b.y) + 1,
  };
}

/** Writes row y of the picture, as RGB. */
export type PaintRow = (y: number, into: Uint8Array) => void;

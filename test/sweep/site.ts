/** A pixel of a defect. */
export interface Site {
  readonly x: number;
  readonly y: number;
}

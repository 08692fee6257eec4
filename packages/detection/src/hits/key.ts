/** No picture is so wide. */
const ROW = 2 ** 17;

/** A number for a pixel, or one near the border beyond it: as a key it takes less time than a name. */
export const keyOf = (x: number, y: number): number => y * ROW + x;

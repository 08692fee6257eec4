/** How far pictures carry a defect at least and at most. */

/** Demosaicing, by kernels of 5x5, carries a defect so far at least, in pixels. */
export const LEAST = 2;
/** A repair of more than 9 pixels across loses more of the picture than it takes from the defect. */
export const MOST = 4;
/** What moves by less than half a number is lost in the rounding of pictures, in DN. */
export const SEEN = 0.5;

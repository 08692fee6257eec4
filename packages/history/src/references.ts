/** What others measured of the rate at which defects come. */

/**
 * New defects per year and mm², by the power laws that Chapman, Thomas, Koren and Koren fitted to cameras of 1.5 to 7.5 µm (Empirical formula
 * for rates of hot pixel defects based on pixel size, sensor area, and ISO, Proc. SPIE 8659, 2013). An order of magnitude: single cameras differ
 * by several times.
 * @param pitch distance of two pixels, in micrometres
 */
export function chapmanRate(pitch: number, iso: number): { readonly aps: number; readonly ccd: number } {
  return {
    aps: 10 ** -1.13 * pitch ** -3.05 * iso ** 0.505,
    ccd: 10 ** -1.849 * pitch ** -2.25 * iso ** 0.687,
  };
}

/**
 * New white pixels a year that Sony expects of an IMX219 by cosmic rays: 8.1 megapixels of 1.12 µm, 1/30 s, 60 °C, Tokyo at sea level (data
 * sheet of the IMX219). Five to ten times as many at 3000 m; twice as many in London or New York.
 */
export const SONY_IMX219 = {
  megapixels: 8.08,
  squareMillimetres: 10.1,
  /** By the amplitude that they have at least, in mV; a step of 10 bits is 0.357 mV. */
  perYear: [
    { millivolts: 5.6, defects: 0.8 },
    { millivolts: 10, defects: 0.5 },
    { millivolts: 24, defects: 0.3 },
    { millivolts: 50, defects: 0.2 },
    { millivolts: 72, defects: 0.1 },
  ],
} as const;

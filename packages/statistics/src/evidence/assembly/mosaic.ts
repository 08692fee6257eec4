/** Takes the rows of a mosaic apart into the sites of each phase, and puts what was found there together again. */

/**
 * @param from u16, consecutive sites
 * @param to where the first phase goes; the next lies `stride` bytes behind
 * @param n sites
 */
export function takeApart16(from: usize, to: usize, stride: usize, period: i32, n: i32): void {
  for (let phase = 0; phase < period; phase++) {
    let at = to + <usize>phase * stride;
    for (let i = phase; i < n; i += period) {
      store<u16>(at, load<u16>(from + (<usize>i << 1)));
      at += 2;
    }
  }
}

/**
 * @param from steps (i8) of one phase
 * @param to steps of consecutive sites, of which every `period`th is of this phase
 * @param n sites of the phase
 */
export function putSteps(from: usize, to: usize, period: i32, n: i32): void {
  for (let i = 0; i < n; i++) {
    store<i8>(to, load<i8>(from + i));
    to += period;
  }
}

/** The same for residuals (i32). */
export function putResiduals(from: usize, to: usize, period: i32, n: i32): void {
  for (let i = 0; i < n; i++) {
    store<i32>(to, load<i32>(from + (<usize>i << 2)));
    to += period << 2;
  }
}

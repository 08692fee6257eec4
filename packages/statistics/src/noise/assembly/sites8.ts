import { fifth, fourth, second, seventh, sortNeighbours } from '../../evidence/assembly/order';

/**
 * What the neighbours of consecutive 8-bit sites show.
 *
 * @param samples of the first site
 * @param offsets eight i32, in bytes from a site to its neighbours
 * @param n sites, rounded up to a multiple of 16
 * @param levels u16 per site: fourth and fifth of the sorted neighbours together
 * @param spreads u8 per site: the seventh less the second
 */
export function sites8(samples: usize, offsets: usize, n: i32, levels: usize, spreads: usize): void {
  for (let i = 0; i < n; i += 16) {
    sortNeighbours<u8>(samples + i, offsets);
    const to = levels + (<usize>i << 1);
    v128.store(to, i16x8.add(i16x8.extend_low_i8x16_u(fourth), i16x8.extend_low_i8x16_u(fifth)));
    v128.store(to, i16x8.add(i16x8.extend_high_i8x16_u(fourth), i16x8.extend_high_i8x16_u(fifth)), 16);
    v128.store(spreads + i, i8x16.sub(seventh, second));
  }
}

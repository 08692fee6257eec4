/** Memory that a caller lends. */
import type { PlaneComponent } from './layout.ts';

/** @throws {RangeError} unless there is a plane for each component, of its size or more */
export function assertPlanes(
  { components }: { readonly components: readonly Pick<PlaneComponent, 'width' | 'height'>[] },
  planes: readonly Uint8Array[],
): void {
  const sizes = components.map(({ width, height }) => width * height);
  if (planes.length !== sizes.length || sizes.some((size, i) => planes[i].length < size)) {
    const came = planes.map(({ length }) => length).join(', ');
    throw new RangeError(`Expected planes of at least ${sizes.join(', ')} bytes, got ${came || 'none'}.`);
  }
}

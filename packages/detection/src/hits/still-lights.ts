import type { Sites } from '../chance/sites.ts';
import type { Optics } from './optics.ts';

/** Sites that stand out in most of their frames. */
export interface Still {
  /** Those that are parts of spots of light. */
  readonly lights: number;
  readonly all: number;
}

/**
 * How many lights stand still: stars on a mount that turns with the sky, the lamps of a scene that was photographed again and
 * again. Of pictures it cannot be told, which smear a pixel as wide as a lens does a light.
 * @param beyond sites that chance does not explain
 */
export function stillLights({ planes }: Sites, optics: Optics, beyond: Iterable<number>): Still {
  let [lights, all] = [0, 0];
  for (const i of beyond) {
    if (2 * planes.above[i] <= planes.count[i]) continue;
    all++;
    if (optics.isLit(i, 1)) lights++;
  }
  return { lights, all };
}

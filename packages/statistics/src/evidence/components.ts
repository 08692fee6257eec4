/** The planes of evidence in luma and in each component of chroma, and how they go by name in one accumulator. */
import type { FrameShape, Planes, PlaneSpecs } from '@hotpix/core';
import { CHROMA, chromaShapeOf, hasChroma, type Chroma } from '../chroma/chroma.ts';
import { evidencePlanes, SITE_PLANES, siteAdds, sitePlanes, type SitePlanes } from './evidence.ts';

/** Those of luma as they are, those of chroma as `cb.sum`. */
export function componentPlanes(shape: FrameShape): PlaneSpecs {
  if (!hasChroma(shape)) return evidencePlanes(shape);
  const ofChroma = sitePlanes(chromaShapeOf(shape));
  return joinComponents([evidencePlanes(shape), ...CHROMA.map(() => ofChroma)]);
}

/** As `siteAdds`, of the planes of all components. */
export function componentAdds(shape: FrameShape, exposure: number): Record<string, number> {
  if (!hasChroma(shape)) return siteAdds(shape, exposure);
  const ofChroma = siteAdds(chromaShapeOf(shape), exposure);
  return joinComponents([siteAdds(shape, exposure), ...CHROMA.map(() => ofChroma)]);
}

/** Of planes, or what is said of them, those of luma and of each component under the names that they have there. */
export function splitComponents<T>(planes: Readonly<Record<string, T>>): Record<string, T>[] {
  const [luma, ...chroma] = ['', ...CHROMA].map((name) => prefixed(planes, name));
  return chroma.some((each) => Object.keys(each).length > 0) ? [luma, ...chroma] : [luma];
}

/** Puts together again what was split. */
export function joinComponents<T>([luma, ...chroma]: readonly Record<string, T>[]): Record<string, T> {
  const named = chroma.flatMap((planes, i) =>
    Object.entries(planes).map(([plane, value]) => [`${CHROMA[i]}.${plane}`, value] as const),
  );
  return { ...luma, ...Object.fromEntries(named) };
}

/** The planes of a component of frames that have chroma. It is asked for with every few rows, so that no names are taken apart. */
export function chromaPlanesOf(planes: Planes, component: Chroma): SitePlanes {
  return Object.fromEntries(NAMES[component].map(([plane, name]) => [plane, planes[name]])) as SitePlanes;
}

const namesOf = (component: Chroma) => [...SITE_PLANES, 'histogram'].map((plane) => [plane, `${component}.${plane}`]);
const NAMES = { cb: namesOf('cb'), cr: namesOf('cr') } satisfies Record<Chroma, unknown>;

function prefixed<T>(planes: Readonly<Record<string, T>>, component: string): Record<string, T> {
  const entries = Object.entries(planes).flatMap(([name, value]) => {
    const [first, second] = name.split('.');
    const [of, plane] = second === undefined ? ['', first] : [first, second];
    return of === component ? [[plane, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

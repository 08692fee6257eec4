/** What of the page stands in its address: `#camera=eos-r5-1&scan=1f2e3d4c5b6a7988&since=…&d=7,9`, and of the list `#name=eos`. */
import type { Position } from '../../model/place.ts';

export interface Route {
  /** As the history calls it; absent for the list of all. */
  readonly camera?: string;
  /** Digests of scans, as the history has them; absent for the last one, and for the one before it. */
  readonly scan?: string;
  readonly since?: string;
  readonly defect?: Position;
  /** What stands in the place of a defect, and is none. */
  readonly nowhere?: string;
  /** What the names in the list have. */
  readonly name?: string;
}

/** Longer texts name nothing. */
const LONGEST = 300;

export function fragmentOf({ camera, scan, since, defect, name }: Route): string {
  const parts = { camera, scan, since, d: defect && `${defect.x},${defect.y}`, name: name || undefined };
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  return given.length === 0 ? '#' : `#${new URLSearchParams(given)}`.replaceAll('%2C', ',');
}

export function routeOf(fragment: string): Route {
  const parameters = new URLSearchParams(fragment.slice(1));
  const text = (name: string): string | undefined => parameters.get(name)?.slice(0, LONGEST) || undefined;
  const [camera, scan, since, name] = [text('camera'), text('scan'), text('since'), text('name')];
  const d = text('d');
  const place = /^(\d{1,9}),(\d{1,9})$/.exec(d ?? '');
  return {
    ...(camera !== undefined && { camera }),
    ...(scan !== undefined && { scan }),
    ...(since !== undefined && { since }),
    ...(place && { defect: { x: Number(place[1]), y: Number(place[2]) } }),
    ...(d !== undefined && !place && { nowhere: d }),
    ...(name !== undefined && { name }),
  };
}

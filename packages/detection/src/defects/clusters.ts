/** Which defects of a mosaic or a monochrome sensor touch each other. */
import type { Defect, FrameShape } from '@hotpix/core';
import { Neighbourhood, type Offset } from '@hotpix/statistics';
import type { Hit } from '../hits/hit.ts';

const AROUND: readonly Offset[] = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ({ dx, dy })));

/**
 * Hits as defects, each with the number of its cluster: 1 for the one with the best member. Pixels that touch, also across
 * corners, form a cluster; in a mosaic, nearest pixels of the same colour form a cluster of their colour, for which sensors are
 * graded apart: an interpolation has fewer neighbours there.
 */
export function numberClusters(hits: readonly Hit[], shape: FrameShape): Defect[] {
  const clusters = numbersOf(hits, () => AROUND);
  const neighbourhood = new Neighbourhood({ ...shape, lossy: false });
  const ofColour = shape.mosaic ? numbersOf(hits, ({ x, y }) => neighbourhood.at(x, y)) : clusters;
  return hits.map((hit) => {
    const [cluster, colourCluster] = [clusters.get(hit), ofColour.get(hit)];
    return {
      ...hit,
      extent: { x: hit.x, y: hit.y, width: 1, height: 1 },
      ...(cluster !== undefined && { cluster }),
      ...(colourCluster !== undefined && { colourCluster }),
    };
  });
}

/** Numbers of the groups of hits that are adjacent, directly or through others. */
function numbersOf(hits: readonly Hit[], adjacent: (hit: Hit) => readonly Offset[]): Map<Hit, number> {
  const at = new Map(hits.map((hit) => [`${hit.x},${hit.y}`, hit]));
  const numbers = new Map<Hit, number>();
  let clusters = 0;
  for (const seed of hits) {
    if (numbers.has(seed)) continue;
    const members = new Set([seed]);
    for (const member of members) {
      for (const { dx, dy } of adjacent(member)) {
        const next = at.get(`${member.x + dx},${member.y + dy}`);
        if (next) members.add(next);
      }
    }
    if (members.size < 2) continue;
    clusters++;
    for (const member of members) numbers.set(member, clusters);
  }
  return numbers;
}

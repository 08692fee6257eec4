/** Repairs the JPEGs of a real camera by their own Result, and looks for what is left. */
import { join } from 'node:path';
import { createHotpix, type Hotpix, type Rectangle, type Result, type Source, type State } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { evidence, moments, scenes } from '@hotpix/detection';
import { fixer } from '@hotpix/fixer';
import { overlaps } from '@hotpix/result';
import { type MomentPlanes, Moments } from '@hotpix/statistics';
import { sourcesIn } from '../accuracy/real-sets.ts';
import { sourceOf } from '../repair/jpeg-methods.ts';
import { residuesAt, type Plane, type Residues } from './residue.ts';

export interface ResidueRow {
  readonly set: string;
  readonly photographs: number;
  readonly defects: number;
  /** Finds of a scan of the repaired pictures that lie at repaired places. */
  readonly again: number;
  /** Of each defect that has enough good places around. */
  readonly before: readonly Residues[];
  readonly after: readonly Residues[];
}

/** @param data folder of real photographs */
export async function measureResidue(data: string, set: string): Promise<ResidueRow> {
  const sources = sourcesIn(join(data, set));
  const hotpix = createHotpix({ plugins: [jpegDecoder(), scenes(), moments(), evidence(), fixer()] });
  const [state, result] = await scan(hotpix, sources);
  const used = new Set(result.files.filter(({ status }) => status === 'used').map(({ path }) => path));
  const repaired: Source[] = [];
  for (const source of sources.filter(({ path }) => used.has(path))) {
    const decoded = await hotpix.decode(source);
    const { bytes } = await hotpix.write(source, decoded, await hotpix.propose(decoded.frame, result.defects));
    repaired.push({ ...sourceOf(bytes), path: source.path });
  }
  const [stateAfter, resultAfter] = await scan(hotpix, repaired);
  const extents = result.defects.map(({ extent }) => extent);
  return {
    set,
    photographs: used.size,
    defects: extents.length,
    again: resultAfter.defects.filter(({ extent }) => extents.some((other) => overlaps(other, extent))).length,
    before: allResidues(meanLuma(state), extents),
    after: allResidues(meanLuma(stateAfter), extents),
  };
}

async function scan(hotpix: Hotpix, sources: readonly Source[]): Promise<[State, Result]> {
  const state = await hotpix.gather(sources);
  return [state, await hotpix.conclude(state)];
}

function allResidues(plane: Plane, extents: readonly Rectangle[]): Residues[] {
  return extents.flatMap((extent) => residuesAt(plane, extent, extents) ?? []);
}

function meanLuma({ cameras }: State): Plane {
  const [{ shape, files, statistics }] = [...cameras].sort((a, b) => b.files.length - a.files.length);
  const means = new Moments(statistics.moments.planes as MomentPlanes, shape, files.length);
  const { width, height } = shape;
  const values = Float64Array.from({ length: width * height }, (_, i) => means.mean(i % width, Math.floor(i / width)));
  return { values, width, height };
}

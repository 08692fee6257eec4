/** Repairs the JPEGs of a real camera by their own Result, and looks for what is left. */
import { join } from 'node:path';
import { createHotpix, type Frame, type Hotpix, type Rectangle, type Result, type Source } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { evidence, moments, scenes } from '@hotpix/detection';
import { fixer } from '@hotpix/fixer';
import { overlaps } from '@hotpix/result';
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
  const hotpix = createHotpix({
    plugins: [jpegDecoder(), scenes(), moments(), evidence(), fixer()],
    platform: nodePlatform(),
  });
  const result = await scan(hotpix, sources);
  const used = new Set(result.files.filter(({ status }) => status === 'used').map(({ path }) => path));
  const originals = sources.filter(({ path }) => used.has(path));
  const repaired: Source[] = [];
  for (const source of originals) {
    const decoded = await hotpix.decode(source);
    const { bytes } = await hotpix.write(source, decoded, await hotpix.propose(decoded.frame, result.defects));
    repaired.push({ ...sourceOf(bytes), path: source.path });
  }
  const after = await scan(hotpix, repaired);
  const extents = result.defects.map(({ extent }) => extent);
  return {
    set,
    photographs: used.size,
    defects: extents.length,
    again: after.defects.filter(({ extent }) => extents.some((other) => overlaps(other, extent))).length,
    before: await allResidues(hotpix, originals, extents),
    after: await allResidues(hotpix, repaired, extents),
  };
}

async function scan(hotpix: Hotpix, sources: readonly Source[]): Promise<Result> {
  return hotpix.conclude(await hotpix.gather(sources));
}

async function allResidues(
  hotpix: Hotpix,
  sources: readonly Source[],
  extents: readonly Rectangle[],
): Promise<Residues[]> {
  const planes: Plane[] = [];
  for (const source of sources) planes.push(lumaOf((await hotpix.decode(source)).frame));
  return extents.flatMap((extent) => residuesAt(planes, extent, extents) ?? []);
}

function lumaOf({ width, height, components }: Frame): Plane {
  if (!components) throw new Error('Expected JPEGs of luma and chroma, got others.');
  return { width, height, values: components.luma.samples };
}

/** What the steps of a farm take by themselves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { createHotpix, type State } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { emva1288, evidence, moments, scenes } from '@hotpix/detection';
import { openPlace } from '@hotpix/objects';
import { finishMerging, fold, prepareMerging } from '../../packages/farm/src/merge.ts';
import { readState, writeState } from '../../packages/farm/src/states.ts';
import { filesOf, repeated, takeAll } from '../speed/photographs.ts';

export interface Steps extends Readonly<Record<string, number>> {
  /** Seconds to start the process of a slice. */
  readonly start: number;
  readonly photograph: number;
  /** Seconds to write the State of a slice. */
  readonly store: number;
  /** Seconds to add a State to another, all its parts. */
  readonly fold: number;
  /** Parts of a State, which as many workers can fold at once. */
  readonly parts: number;
  readonly load: number;
  readonly rank: number;
}

const SCANNED = 16;
/** States that are merged. */
const MERGED = 4;
const BIN = new URL('../../packages/cli/dist/bin.js', import.meta.url).pathname;

export async function measureSteps({ megapixels }: { readonly megapixels: number }): Promise<Steps> {
  const folder = mkdtempSync(join(tmpdir(), 'hotpix-steps-'));
  try {
    const album = { megapixels, photographs: 8 };
    await takeAll(album, ['jpeg']);
    const start = await seconds(
      async () => void spawnSync(process.execPath, [BIN, 'inspect', filesOf(album, 'jpeg')[0]]),
    );
    const plugins = [jpegDecoder(), scenes(), moments(), evidence(), emva1288()];
    const hotpix = createHotpix({ plugins, platform: nodePlatform() });
    const sources = repeated(album, 'jpeg', SCANNED).map((path) => ({
      path,
      read: () => readFile(path),
      head: async () => (await readFile(path)).subarray(0, 65_536),
    }));
    let state: State = { cameras: [], others: [] };
    const gathering = await seconds(async () => void (state = await hotpix.gather(sources, { keep: 'all' })));
    const place = openPlace(folder);
    const name = (n: number): string => n.toString(16).padStart(64, '0');
    const store = await seconds(() => writeState(place, name(1), state));
    for (let n = 2; n <= MERGED; n++) await writeState(place, name(n), numbered(state, n));
    const merging = { state: name(0), of: Array.from({ length: MERGED }, (_, n) => name(n + 1)) };
    let parts = 0;
    const folding = await seconds(async () => {
      const all = await prepareMerging(place, merging);
      parts = all.length;
      for (const part of all) await fold(place, merging.state, part);
      await finishMerging(place, merging);
    });
    const load = await seconds(async () => void (await readState(place, merging.state)));
    const rank = await seconds(async () => void (await hotpix.conclude(state)));
    return { start, photograph: gathering / SCANNED, store, fold: folding / MERGED, parts, load, rank };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same with other photographs. */
function numbered({ cameras, others }: State, n: number): State {
  const renamed = cameras.map((camera) => ({
    ...camera,
    files: camera.files.map((row, i) => ({ ...row, path: `${n}-${row.path}`, sha256: `${n}${i}`.padStart(64, '0') })),
  }));
  return { cameras: renamed, others };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

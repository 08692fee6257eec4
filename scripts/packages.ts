// Holds every published package against what npm, types and bundlers expect of it: see scripts/packages/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFaults } from './packages/bundles.ts';
import { manifestFaults, type Manifest } from './packages/manifest.ts';
import { publintFaults, typeFaults } from './packages/resolution.ts';
import { sideEffectFaults } from './packages/side-effects.ts';
import { tarballs } from './packages/tarballs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const manifestIn = (...folder: string[]): Manifest => JSON.parse(read(...folder, 'package.json')) as Manifest;

function licenceFaults(folder: string, shipped: readonly string[]): string[] {
  if (!shipped.includes('LICENSE')) return ["expected 'LICENSE' in the tarball, got none. Copy that of the root."];
  return read('packages', folder, 'LICENSE') === read('LICENSE') ? [] : ["expected 'LICENSE' to be that of the root."];
}

function modulesOf(folder: string, shipped: readonly string[]): Record<string, string> {
  // Those of a bundle import each other for the order of their effects, of which they have none but those of the modules.
  const modules = shipped.filter((path) => /\.[cm]?js$/.test(path) && !path.includes('/bundle/'));
  return Object.fromEntries(modules.map((path) => [path, read('packages', folder, path)]));
}

const faults = await bundleFaults(root);
const packed = tarballs(root);
for (const folder of readdirSync(join(root, 'packages'))) {
  const manifest = manifestIn('packages', folder);
  if (manifest.private) continue;
  const tarball = packed.get(manifest.name);
  if (!tarball)
    throw new Error(`npm packed no ${manifest.name}. Run 'npm install', so that it knows packages/${folder}.`);
  const found = [
    ...manifestFaults(manifest, folder, manifestIn()),
    ...licenceFaults(folder, tarball.files),
    ...sideEffectFaults(modulesOf(folder, tarball.files), manifest.sideEffects),
    ...(await publintFaults(tarball, manifest)),
    ...(await typeFaults(tarball)),
  ];
  faults.push(...found.map((fault) => `${manifest.name}: ${fault}`));
}
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'Every package is fit to be published.' : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;

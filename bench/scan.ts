// What a scan costs beside decoding alone: medians of interleaved rounds, ratios within one run.
// usage: npm run bench -- [megapixels] [photographs] [rounds]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHotpix, evidence, moments, type Hotpix, type Plugin, type Source } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { createCamera, mixedSettings, procedural, toDng, toJpeg } from '@hotpix/simulator';

const [megapixels, photographs, rounds] = [process.argv[2] ?? 12, process.argv[3] ?? 6, process.argv[4] ?? 3].map(
  Number,
);
const concurrency = 2;
const folder = mkdtempSync(join(tmpdir(), 'hotpix-bench-'));

/** Photographs of several scenes, as files in a temporary folder. */
async function photograph(): Promise<Record<'jpeg' | 'dng', Source[]>> {
  const height = 2 * Math.round(Math.sqrt((megapixels * 1e6) / 1.5) / 2);
  const camera = createCamera({ seed: 1, width: 1.5 * height, height });
  const sources: Record<'jpeg' | 'dng', Source[]> = { jpeg: [], dng: [] };
  for (let index = 0; index < photographs; index++) {
    const shot = camera.photograph(procedural(1, index), { ...mixedSettings(1, index), index });
    const files = { jpeg: await toJpeg(shot, { quality: 92 }), dng: toDng(shot) };
    for (const kind of ['jpeg', 'dng'] as const) {
      const path = join(folder, kind, `${index}.${kind}`);
      mkdirSync(join(folder, kind), { recursive: true });
      writeFileSync(path, files[kind]);
      const read = async (): Promise<Uint8Array> => readFileSync(path);
      sources[kind].push({ path, read, head: async () => (await read()).subarray(0, 65536) });
    }
  }
  return sources;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

async function compare(name: string, decoder: Plugin, sources: Source[]): Promise<void> {
  const variants: [string, Hotpix][] = [
    ['decode alone', createHotpix({ plugins: [decoder] })],
    ['with moments', createHotpix({ plugins: [decoder, moments()] })],
    ['with moments and evidence', createHotpix({ plugins: [decoder, moments(), evidence()] })],
  ];
  const times = variants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, [, hotpix]] of variants.entries())
      times[i].push(await seconds(() => hotpix.gather(sources, { concurrency })));
  }
  for (const [i, [what]] of variants.entries()) {
    const each = (median(times[i]) / sources.length) * 1000;
    const ratio = median(times[i]) / median(times[0]);
    console.log(
      `${name.padEnd(6)}${what.padEnd(28)}${each.toFixed(0).padStart(7)} ms a photograph${ratio.toFixed(2).padStart(8)} x`,
    );
  }
}

console.log(
  `${photographs} photographs of ${megapixels} megapixels, ${rounds} rounds, ${cpus().length} processors, Node ${process.version}`,
);
const sources = await photograph();
await compare('JPEG', jpegDecoder(), sources.jpeg);
await compare('DNG', rawDecoder({ threads: concurrency }), sources.dng);
console.log(`Peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
rmSync(folder, { recursive: true });

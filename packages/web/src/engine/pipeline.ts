/** The plugins of the command line, out of their pure parts: what they find is what it finds, to the byte. */
import { createHotpix, jsonReporter, ThreadPool, webPlatform, type Hotpix } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg/pure';
import { rawDecoder } from '@hotpix/decoder-raw/pure';
import { emva1288, evidence, moments, scenes } from '@hotpix/detection';
import { fixer } from '@hotpix/fixer/pure';
import { defectMapReporter, REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';
import { htmlReporter } from '@hotpix/reporter-html';
import { collect } from './memory.ts';
import { unpack } from './unpack.ts';

const MOST_LANES = 4;

/** Threads share memory where the page is isolated, and only there; elsewhere the engine is the only one. */
const LANES = crossOriginIsolated ? Math.min(MOST_LANES, navigator.hardwareConcurrency || 1) : 1;

/** Bytes that a scan stays within where it can: a tab has less room than a machine. */
const MEMORY = 1.05e9;

/** Files decoded at once. */
export const CONCURRENCY = Math.max(2, LANES);

export interface Pipeline {
  readonly hotpix: Hotpix;
  /** Gives back the memory of work that is done, and ends the threads that did it; between two calls of `hotpix`. */
  letGo(): Promise<void>;
}

export function createPipeline(): Pipeline {
  const platform = webPlatform({ lanes: LANES, usualMemory: MEMORY });
  const hotpix = createHotpix({
    plugins: [
      jpegDecoder(),
      rawDecoder({ unpack }),
      scenes(),
      moments(),
      evidence(),
      emva1288(),
      fixer(),
      jsonReporter(),
      htmlReporter(),
    ],
    platform,
  });
  return {
    hotpix,
    async letGo() {
      ThreadPool.of(platform)?.end();
      await collect();
    },
  };
}

/** Apart, since a Result names the plugins of its pipeline, and those of the command line are without them. */
export const createListMaker = (): Hotpix =>
  createHotpix({ plugins: REPORTED_FORMATS.map((format) => defectMapReporter({ format })) });

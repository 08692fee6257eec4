/** The plugins of the command line, out of their pure parts: what they find is what it finds, to the byte. */
import { createHotpix, jsonReporter, type Hotpix } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg/pure';
import { rawDecoder, rawUnpacker, type Unpack } from '@hotpix/decoder-raw/pure';
import { emva1288, evidence, moments, scenes } from '@hotpix/detection';
import { fixer } from '@hotpix/fixer/pure';
import { defectMapReporter, REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';
import { htmlReporter } from '@hotpix/reporter-html';
import { librawModule } from './libraw.ts';
import { collect } from './memory.ts';
import { pagePlatform } from './platform.ts';
import { DecodeThreads } from './threads.ts';

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
  const threads = LANES > 1 ? new DecodeThreads(LANES) : undefined;
  const platform = pagePlatform({ lanes: LANES, usualMemory: MEMORY });
  const hotpix = createHotpix({
    plugins: [
      jpegDecoder({ ...(threads && { planes: threads.planes }) }),
      rawDecoder({ unpack: threads?.unpack ?? unpackHere() }),
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
      threads?.endIdle();
      platform.endThreads();
      await collect();
    },
  };
}

/** Apart, since a Result names the plugins of its pipeline, and those of the command line are without them. */
export const createListMaker = (): Hotpix =>
  createHotpix({ plugins: REPORTED_FORMATS.map((format) => defectMapReporter({ format })) });

function unpackHere(): Unpack {
  let unpack: Promise<Unpack> | undefined;
  return async (task, signal) => {
    unpack ??= librawModule().then((wasm) => rawUnpacker({ wasm }));
    unpack.catch(() => (unpack = undefined));
    return (await unpack)(task, signal);
  };
}

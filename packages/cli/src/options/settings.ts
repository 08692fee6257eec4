import type { CaptureMode } from '@hotpix/core';
import type { Limits } from '@hotpix/result';

/** Every setting of hotpix, by its key in the config. */
export interface Settings {
  exclude: readonly string[];
  rank: 'evidence' | 'variance';
  capture: CaptureMode | 'auto';
  dark: string | undefined;
  darkLimit: number | undefined;
  flatLimit: number | undefined;
  top: number;
  expectedFalse: number;
  force: boolean;
  group: boolean;
  crops: number | undefined;
  limits: Limits | undefined;
  gain: number | undefined;
  baseline: string | undefined;
  reason: string | undefined;
  by: string | undefined;
  until: string | undefined;
  sites: readonly (readonly [x: number, y: number])[];
  camera: string | undefined;
  json: string | undefined;
  html: string | undefined;
  open: boolean;
  reports: Readonly<Record<string, string>>;
  state: string | undefined;
  shard: { readonly index: number; readonly count: number } | undefined;
  checkpoint: number;
  map: string | undefined;
  out: string | undefined;
  name: string;
  inPlace: boolean;
  overwrite: boolean;
  resume: boolean;
  method: 'lmmse' | 'mean' | 'median' | 'max';
  subtractDark: boolean;
  reencode: boolean;
  thumbnail: 'keep' | 'repair';
  dryRun: boolean;
  concurrency: number;
  memory: number | undefined;
  timeout: number;
  maxPixels: number;
  verbose: boolean;
  quiet: boolean;
}

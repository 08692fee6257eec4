import { createHotpix, isHotpixError, jsonReporter, type Hotpix, type Plugin } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { emva1288, evidence, moments, scenes, variance } from '@hotpix/detection';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { fixer } from '@hotpix/fixer';
import { defectMapReporter, REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';
import { htmlReporter } from '@hotpix/reporter-html';
import type { CommandContext } from '../commands/context.ts';
import { badPlugin } from '../errors.ts';
import type { Settings } from '../options/settings.ts';

/**
 * The built-in plugins with those of the config behind them; one of the same name takes the place of the built-in.
 * @throws {UsageError} for a plugin of a wrong shape, naming the config
 */
export function createPipeline({ settings, loaded }: Pick<CommandContext, 'settings' | 'loaded'>): Hotpix {
  const own = loaded.config.plugins ?? [];
  const names = new Set(own.map(({ name }) => name));
  try {
    const plugins = [...builtIn(settings).filter(({ name }) => !names.has(name)), ...own];
    return createHotpix({ plugins, platform: nodePlatform() });
  } catch (error) {
    throw isHotpixError(error) ? badPlugin(loaded.where, error.message) : error;
  }
}

function builtIn(settings: Settings): Plugin[] {
  const { method, subtractDark, reencode, thumbnail, concurrency, reports } = settings;
  return [
    jpegDecoder(),
    rawDecoder({ threads: concurrency }),
    scenes(),
    moments(),
    ranking(settings),
    emva1288(),
    fixer({ method, subtractDark, reencode, thumbnail }),
    jsonReporter(),
    htmlReporter({ repairCommand: 'hotpix fix photos/ --out repaired' }),
    // The others would only make the list of plugins in the Result longer.
    ...REPORTED_FORMATS.filter((format) => format in reports).map((format) => defectMapReporter({ format })),
  ];
}

function ranking({ rank, top, expectedFalse, darkLimit, flatLimit }: Settings): Plugin {
  if (rank === 'variance') return variance({ top });
  const limits = { ...(darkLimit !== undefined && { darkLimit }), ...(flatLimit !== undefined && { flatLimit }) };
  return evidence({ expectedFalse, ...limits });
}

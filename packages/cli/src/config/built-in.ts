import { jsonReporter, type Plugin } from '@hotpix/core';
import { emva1288, evidence, moments, sampleMoments, scenes, variance } from '@hotpix/detection';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { rawDecoder } from '@hotpix/decoder-raw';
import { fixer } from '@hotpix/fixer';
import { CI_FORMATS, ciReporter } from '@hotpix/reporter-ci';
import { defectMapReporter, REPORTED_FORMATS } from '@hotpix/reporter-defect-maps';
import { htmlReporter } from '@hotpix/reporter-html/reporter';
import { asTyped } from '../terminal/as-typed.ts';
import { isForPrograms } from './reporter-names.ts';
import type { Settings } from '../options/settings.ts';

/** Every plugin that hotpix brings, also those that a run with these settings does without. */
export function builtIn(settings: Settings): Plugin[] {
  const { method, subtractDark, reencode, thumbnail, top } = settings;
  const { expectedFalse, darkLimit, flatLimit } = settings;
  const limits = { ...(darkLimit !== undefined && { darkLimit }), ...(flatLimit !== undefined && { flatLimit }) };
  return [
    jpegDecoder(),
    rawDecoder(),
    scenes(),
    moments(),
    sampleMoments(),
    variance({ top }),
    evidence({ expectedFalse, ...limits }),
    emva1288(),
    fixer({ method, subtractDark, reencode, thumbnail }),
    jsonReporter(),
    htmlReporter({ repairCommand: fixing }),
    ...REPORTED_FORMATS.map((format) => defectMapReporter({ format })),
    ...CI_FORMATS.map((format) => ciReporter({ format })),
  ];
}

/** @param folders of the photographs; what stands for any where there are none */
function fixing(folders: readonly string[]): string {
  const paths = folders.map((folder) => (folder.startsWith('-') ? `./${folder}` : folder));
  return ['hotpix', 'fix', ...(paths.length > 0 ? paths : ['photos/']).map(asTyped), '--out', 'repaired'].join(' ');
}

/** Those that a run uses: one way to rank, and of the reports for programs those that are wanted. */
export function isInUse({ name }: Plugin, { rank, reports }: Settings): boolean {
  if (name === 'evidence' || name === 'variance') return name === rank;
  if (name === 'sampleMoments') return rank === 'variance';
  // The others would only make the list of plugins in the Result longer.
  return !isForPrograms(name) || name in reports;
}

/** A list of bad pixels and the photographs in which they were looked at, as a Result. */
import { canonical, SCHEMA_VERSION } from '@hotpix/result';
import { defectOfList } from '@hotpix/detection';
import type { Defect, FileRow, FrameShape, Hotpix, Result } from '@hotpix/core';
import { VERSION } from '../version.ts';

interface ListedIn {
  readonly path: string;
  readonly shape: FrameShape;
  readonly defects: readonly Defect[];
  readonly files: readonly FileRow[];
}

/** The Result before it is known how the defects stood. */
export function resultOfList(hotpix: Hotpix, { path, shape, defects, files }: ListedIn): Result {
  const { camera, width, height, channels, mosaic, active, bits, black, white, lossy } = shape;
  const message = `The defects are those of the list '${path}': they were looked at in these photographs, and not looked for.`;
  return canonical({
    schemaVersion: SCHEMA_VERSION,
    generator: { name: 'hotpix', version: VERSION },
    plugins: hotpix.plugins.map(({ name, version }) => ({ name, ...(version !== undefined && { version }) })),
    options: { map: path },
    status: 'complete',
    camera,
    frame: { width, height, channels, ...(mosaic && { mosaic }), active, bits, black, white, lossy },
    capture: null,
    files,
    defects,
    checks: [{ name: 'map', status: 'warning', message }],
    sections: {},
  });
}

/** The same with the figures that the photographs give. */
export function measuredList(result: Result, shape: FrameShape): Result {
  const defects = result.defects.map((one) => (one.course ? defectOfList(one, one.course, shape) : one));
  return canonical({ ...result, defects });
}

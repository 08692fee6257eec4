/** The public door of @hotpix/defect-maps. */
export type { DefectMap, Geometry, Kind, MappedDefect, Rectangle } from './defect-map.ts';
export { detectFormat } from './detect-format.ts';
export { DefectMapError, type DefectMapErrorCode } from './errors.ts';
export { FORMAT_NAMES, formatFacts, type FormatFacts, type FormatName, type ListedFiles } from './names.ts';
export { readDefectMap } from './read-defect-map.ts';
export { writeDefectMap, type WrittenMap } from './write-defect-map.ts';

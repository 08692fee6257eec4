/** The public door of @hotpix/reporter-defect-maps. */
export { defectMapReporter, REPORTED_FORMATS, type ReportedFormat } from './defect-map-reporter.ts';

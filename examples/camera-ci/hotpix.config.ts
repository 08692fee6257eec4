import { defineConfig } from 'hotpix';

/** The gate of a camera: dark frames of the unit, the map that was accepted last, and what may have come since. */
export default defineConfig({
  files: ['frames/dng'],
  capture: 'dark',
  baseline: 'accepted.json',
  limits: { new: 0, clusters: 0, defects: 20, failedFiles: 0 },
  html: 'report/index.html',
  reports: { junit: 'report/junit.xml' },
});

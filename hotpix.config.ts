import { defineConfig } from 'hotpix';

/** The project's own pipeline: what CI asks of the simulated camera after `npm run demo`. */
export default defineConfig({
  files: ['demo/photos/dng'],
  limits: { defects: 200, failedFiles: 0 },
});

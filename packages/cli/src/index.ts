/** The public door of hotpix: what a `hotpix.config.*` needs. */
export { defineConfig, type HotpixConfig } from './config/define-config.ts';
export type { Settings } from './options/settings.ts';

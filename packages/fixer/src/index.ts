/** The public door of @hotpix/fixer. */
export { fixer, type FixerOptions } from './fixer.ts';

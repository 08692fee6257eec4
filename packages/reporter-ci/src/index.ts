/** The public door of @hotpix/reporter-ci. */
export { CI_FORMATS, ciReporter, type CiFormat } from './ci-reporter.ts';
export { markdown } from './formats/markdown.ts';

/** The public door of @hotpix/reporter-html. */
export { htmlReporter } from './html-reporter.ts';
export { REPORT_POLICY } from './policy.ts';
export { renderDiff } from './render-diff.ts';
export { renderIndex } from './render-index.ts';
export { acceptedChanges, type AcceptedChanges } from './history/accepted-changes.ts';
export { packCamera, type PackOptions } from './history/pack.ts';
export { renderHistory, type HistoryEntry, type HistoryPage } from './history/render-history.ts';
export { visible } from './visible.ts';

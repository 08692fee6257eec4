/** The door of @hotpix/history/pure: what scans say together, without any store. No Node modules. */
export { birthsOf, type Birth } from './births.ts';
export { emptyHistory, follow, historyOf, inOrder } from './follow.ts';
export { growthOf, type Growth } from './growth.ts';
export { HIDDEN_WORDS } from './hidden-words.ts';
export { asDefect, matchSites, type SiteMatch } from './match-sites.ts';
export type {
  CameraHistory,
  Conditions,
  Hidden,
  Observation,
  Scan,
  ScanCounts,
  ScanRecord,
  Shot,
  Sighting,
  Site,
  SitePlace,
  Transition,
  TransitionKind,
} from './model.ts';
export { observationOf } from './observations.ts';
export { poissonInterval, type Estimate } from './poisson.ts';
export { recordOf } from './record.ts';
export { chapmanRate, SONY_IMX219 } from './references.ts';
export { changesIn } from './since.ts';
export { chanceOfMissing, hiddenBy, type Seen } from './visibility.ts';

/** The public door of @hotpix/detection. */
export { defectsOfPlaces } from './defects/defects-of-places.ts';
export { emva1288 } from './emva1288/plugin.ts';
export { evidence, type EvidenceOptions } from './evidence.ts';
export type { DetectionOptions } from './detection-context.ts';
export { measuredOf, type Measured } from './set/measured.ts';
export { scenes, scenesOfSet } from './set/scenes.ts';
export type { Scenes } from './set/same-scenes.ts';
export { changePointOf, type ChangePoint, type Series, type SignalModel } from './timeline/change-point.ts';
export { defectOfList } from './timeline/defect-of-list.ts';
export { orderOf, type Order, type OrderBy } from './timeline/order.ts';
export { followDefects, lookAt, mostFollowed, type Courses, type Seen } from './timeline/timeline.ts';
export { variance, type VarianceOptions } from './variance.ts';
export { moments, sampleMoments } from '@hotpix/statistics';

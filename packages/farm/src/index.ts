/** The public door of @hotpix/farm: scans of many machines that become one Result. */
export type { ChildProgram } from './child/run.ts';
export type { Task } from './child/messages.ts';
export { serveTask, type Channel, type ChildHost } from './child/serve.ts';
export { changedMeanwhile } from './errors.ts';
export { factsOf, versionsOf } from './facts.ts';
export { readRanked } from './rank.ts';
export { digestOf } from './names.ts';
export { writePlan, type PlanOptions } from './plan.ts';
export { connect, type Connection } from './queue/connection.ts';
export { shownUrl } from './queue/redacted.ts';
export { Runs, type Begun } from './queue/runs.ts';
export { work, type WorkerOptions } from './queue/worker.ts';
export type { InventoryFile, PipelineFacts, Plan } from './schema.ts';
export type { Listed } from './slices.ts';
export { Progress, type ActiveJob, type RunStatus } from './status.ts';

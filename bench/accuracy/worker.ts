// Does the jobs it is told to, one after the other, and sends their rows. Started by lanes.ts.
import { doJob, type Plan } from './jobs.ts';

const plan = JSON.parse(process.argv[2]) as Plan;

process.on('message', async (job: string) => {
  for await (const message of doJob(plan, job)) process.send?.(message);
  process.send?.('done');
});

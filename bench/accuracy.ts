// What is found of the defects of cameras whose defects are known, by three rankings; writes docs/accuracy.md.
// usage: npm run bench:accuracy -- [folder of pictures] [--quick] [--only <camera or set>]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { CANON_JPEGS, type CanonJpegs } from './accuracy/canon-jpegs.ts';
import { AGREEING, plain, RANKED_WHOLE, REAL, SECONDS } from './accuracy/columns.ts';
import { aimsOf, GOALS, standingOf } from './accuracy/goals.ts';
import { jobsOf, subjectsOf, type Message, type Plan } from './accuracy/jobs.ts';
import { runJobs } from './accuracy/lanes.ts';
import type { Row } from './accuracy/body.ts';
import { accuracyPage, rowsOf, type Measured } from './accuracy/page.ts';
import { pool, POOLED } from './accuracy/pooled.ts';
import { REACHED, reachedOf } from './accuracy/reach.ts';
import { RELIABILITY, reliabilityOf } from './accuracy/reliability.ts';
import type { Agreement, RealRow } from './accuracy/real-sets.ts';
import { twinOf } from './accuracy/subjects.ts';

/** Where that camera was not asked for, or its photographs are not there. */
const NO_CANON = `real: canon-s40 was not measured: it takes '../shared/data/canon-s40', and no --only of other names.`;

const root = new URL('..', import.meta.url);
const PAGE = fileURLToPath(new URL('docs/accuracy.md', root));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const data = fileURLToPath(new URL('../shared/data', root));
const plan: Plan = { quick: values.quick, data, ...(positionals[0] && { pictures: positionals[0] }) };
const jobs = jobsOf(plan);
const wanted = values.only ?? jobs;
const unknown = wanted.filter((name) => !jobs.includes(name));
if (unknown.length > 0) throw new Error(`Expected --only to be one of ${jobs.join(', ')}, got ${unknown.join(', ')}.`);

console.log(`${wanted.length} cameras on ${cpus().length} processors, Node ${process.version}`);
const start = performance.now();
const measured = await measure();
const subjects = subjectsOf(plan);
const usual = rowsOf(measured.simulated, subjects.usual);
const pooled = pool(usual);
const aims = aimsOf(usual, rowsOf(measured.simulated, subjects.engines));
const tables = [
  plain([...RANKED_WHOLE, SECONDS], measured.simulated),
  ...(pooled.length > 0 ? [plain(POOLED, pooled)] : []),
  plain(GOALS, aims.map(standingOf)),
  plain(REACHED, reachedOf(aims)),
  plain(RELIABILITY, reliabilityOf(measured.simulated)),
  ...(measured.real.length > 0 ? [plain([...REAL, SECONDS], measured.real)] : []),
  ...(measured.agreements.length > 0 ? [plain(AGREEING, measured.agreements)] : []),
  measured.canon.length > 0 ? plain(CANON_JPEGS, measured.canon) : NO_CANON,
];
console.log(`\n${tables.join('\n\n')}\n\n${Math.round((performance.now() - start) / 1000)} s`);
if (plan.quick || values.only) console.log('docs/accuracy.md is written by a whole run only.');
else await writePage();

/** Does the jobs, and brings what comes from several processes into the order of the jobs. */
async function measure(): Promise<Measured> {
  const simulated: Row[] = [];
  const real: RealRow[] = [];
  const agreements: Agreement[] = [];
  const canon: CanonJpegs[] = [];
  const take = (message: Message): void => {
    if ('simulated' in message) simulated.push(message.simulated);
    else if ('real' in message) real.push(message.real);
    else if ('agreement' in message) agreements.push(message.agreement);
    else canon.push(message.canon);
  };
  await runJobs(plan, wanted, { onMessage: take, onDone: (job) => console.log(`${job}: done`) });
  const place = (name: string): number =>
    jobs.findIndex((job) => [job, twinOf(job)].includes(name) || name.startsWith(`${job}/`));
  return {
    simulated: simulated.sort((a, b) => place(a.camera) - place(b.camera)),
    real: real.sort((a, b) => place(a.set) - place(b.set)),
    agreements,
    canon,
  };
}

async function writePage(): Promise<void> {
  const page = accuracyPage(subjects, measured);
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
  console.log('Wrote docs/accuracy.md.');
}

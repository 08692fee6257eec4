/** What the bench measures, in parts that different processes can do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureCanonJpegs, type CanonJpegs } from './canon-jpegs.ts';
import { difficultSubjects, nightSubjects } from './difficult.ts';
import type { Row } from './body.ts';
import { engineSubjects } from './engines.ts';
import { measureSubject } from './measure-subject.ts';
import { picturesIn } from './pictures.ts';
import { canonAgreement, measureRealSet, REAL_SETS, type Agreement, type Findings, type RealRow } from './real-sets.ts';
import { allSubjects, quickSubjects, type Subject } from './subjects.ts';

export interface Plan {
  readonly quick: boolean;
  /** Folder of real sets; it need not exist. */
  readonly data: string;
  /** Folder of pictures for scenes, instead of those of the real sets. */
  readonly pictures?: string;
}

export type Message =
  | { readonly simulated: Row }
  | { readonly real: RealRow }
  | { readonly agreement: Agreement }
  | { readonly canon: CanonJpegs };

/** Sets whose photographs are good scenes. */
const SCENERY = ['dji-fc300s', 'nikon-d3200'];

/** The simulated cameras of a plan, by what they are there for. */
export interface Subjects {
  /** What is found of their defects by day. */
  readonly usual: readonly Subject[];
  /** The same in JPEGs as cameras make them. */
  readonly engines: readonly Subject[];
  /** The same by night. */
  readonly night: readonly Subject[];
  /** Whether anything is found where nothing is. */
  readonly difficult: readonly Subject[];
}

export function subjectsOf({ quick, data, pictures }: Plan): Subjects {
  if (quick) return { usual: quickSubjects(), engines: [], night: [], difficult: [] };
  const paths = picturesIn(pictures === undefined ? SCENERY.map((set) => join(data, set)) : [pictures]);
  return {
    usual: allSubjects(paths),
    engines: engineSubjects(),
    night: nightSubjects(),
    difficult: difficultSubjects(),
  };
}

const listOf = ({ usual, engines, night, difficult }: Subjects): Subject[] => [
  ...usual,
  ...engines,
  ...night,
  ...difficult,
];

/** Names of the jobs of a plan. */
export function jobsOf(plan: Plan): string[] {
  const folders = [...new Set(Object.keys(REAL_SETS).map((set) => set.split('/')[0]))];
  const present = plan.quick ? [] : folders.filter((folder) => existsSync(join(plan.data, folder)));
  return [...listOf(subjectsOf(plan)).map(({ name }) => name), ...present];
}

/** Does one of the jobs. */
export async function* doJob(plan: Plan, job: string): AsyncGenerator<Message> {
  const subject = listOf(subjectsOf(plan)).find(({ name }) => name === job);
  if (subject) {
    for await (const simulated of measureSubject(subject)) yield { simulated };
    return;
  }
  const found = new Map<string, Findings>();
  for (const set of Object.keys(REAL_SETS).filter((name) => name.split('/')[0] === job)) {
    for await (const { places, width, height, ...real } of measureRealSet(plan.data, set)) {
      if (real.ranking === 'evidence') found.set(set, { places, width, height });
      yield { real };
    }
  }
  const [raw, jpeg] = [found.get(`${job}/raw`), found.get(`${job}/jpeg`)];
  if (!raw || !jpeg) return;
  yield { agreement: canonAgreement(raw, jpeg) };
  yield { canon: await measureCanonJpegs(plan.data, raw) };
}

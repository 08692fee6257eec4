/** Runs the steps of a workflow of GitHub and the script of a job of GitLab on this machine, as their runners do. */
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { root } from './hotpix.ts';

type Values = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Values;
  readonly env?: Values;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Job {
  /** Of the step that failed, or 0. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the page of the run shows. */
  readonly summary: string;
  readonly outputs: Values;
}

/** What runners bring themselves: the files are there, Node is there, and nobody keeps what is uploaded. */
const OF_GITHUB = /^actions\/(checkout|setup-node|upload-artifact)@/;
const OWN = /^hotpix\/hotpix@/;

/** The steps of the only job of a workflow, in a folder that was checked out. */
export async function runWorkflow(path: string, folder: string): Promise<Job> {
  const { jobs } = parse(await readFile(join(folder, path), 'utf8')) as { jobs: Record<string, { steps: Step[] }> };
  const [job] = Object.values(jobs);
  const files = { GITHUB_OUTPUT: join(folder, '.output'), GITHUB_STEP_SUMMARY: join(folder, '.summary') };
  for (const file of Object.values(files)) await writeFile(file, '');
  let done: Job = { code: 0, stdout: '', stderr: '', summary: '', outputs: {} };
  for (const { uses, with: given = {}, if: when, run } of job.steps) {
    if ((done.code !== 0 && when !== 'always()') || (uses !== undefined && OF_GITHUB.test(uses))) continue;
    if (run !== undefined || uses === undefined || !OWN.test(uses)) throw new Error(`No runner of ${uses ?? run}.`);
    done = await runAction(given, folder, files);
  }
  return { ...done, summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

/** The composite action of this repository. */
async function runAction(given: Values, folder: string, files: Values & { GITHUB_OUTPUT: string }): Promise<Job> {
  const { inputs, outputs, runs } = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined) throw new Error(`The action has no input ${unknown}.`);
  const [step] = runs.steps;
  const values: Record<string, string> = { 'github.action_path': root };
  for (const [name, { default: usual = '' }] of Object.entries(inputs)) values[`inputs.${name}`] = given[name] ?? usual;
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text, values)]));
  // As the documentation has it: "bash --noprofile --norc -eo pipefail {0}".
  const done = await bash(fill(step.run ?? '', values), folder, { ...env, ...files }, ['-eo', 'pipefail']);
  for (const line of (await readFile(files.GITHUB_OUTPUT, 'utf8')).split('\n')) {
    const [name, value = ''] = line.split('=');
    values[`steps.${step.id}.outputs.${name}`] = value;
  }
  const told = Object.entries(outputs).map(([name, { value }]) => [name, fill(value, values)] as const);
  return { ...done, summary: '', outputs: Object.fromEntries(told) };
}

/** @throws where an expression has no value, which GitHub would take for an empty text */
function fill(text: string, values: Values): string {
  return text.replace(/\$\{\{ *([^ }]+) *\}\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`Nothing says what ${name} is.`);
    return values[name];
  });
}

interface GitlabJob {
  readonly variables: Values;
  readonly script: readonly string[];
}

/** The script of the component `check` of GitLab, in a folder that was checked out. */
export async function runGitlab(given: Values, folder: string, home: string): Promise<Job> {
  const text = await readFile(join(root, 'templates/check.yml'), 'utf8');
  const [head, body] = text.split(/^---$/m);
  const { spec } = parse(head) as { spec: { inputs: Record<string, { default?: string }> } };
  const filled = body.replace(/\$\[\[ *inputs\.(\w+) *\]\]/g, (_, name: string) =>
    JSON.stringify(given[name] ?? spec.inputs[name].default ?? ''),
  );
  const [document] = parseAllDocuments(filled);
  const { variables, script } = (document.toJSON() as { hotpix: GitlabJob }).hotpix;
  const env = { ...variables, HOTPIX_HOME: home };
  return { ...(await bash(script.join('\n'), folder, env, ['-eo', 'pipefail'])), summary: '', outputs: {} };
}

function bash(
  script: string,
  cwd: string,
  env: Values,
  options: readonly string[],
): Promise<Omit<Job, 'summary' | 'outputs'>> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', ...options, '-c', script], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (data: Buffer) => (said.stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said.stderr += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...said }));
  });
}

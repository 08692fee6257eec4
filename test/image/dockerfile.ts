/** As much of a Dockerfile as ours has. */

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  /** What others call it; its number where it has no name. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

const KNOWN: ReadonlySet<string> = new Set(['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD']);

/** @throws for an instruction that nobody here runs */
export function readDockerfile(text: string): Stage[] {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  const instructions = lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line): Instruction => {
      const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      if (!KNOWN.has(name)) throw new Error(`Expected an instruction of ${[...KNOWN].join(', ')}, got '${line}'.`);
      return { name, text: rest };
    });
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      const [, name = String(stages.length)] = / AS (\S+)$/i.exec(instruction.text) ?? [];
      stages.push({ name, instructions: [] });
    }
    stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

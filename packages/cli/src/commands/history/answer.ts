/** Answers of a history: lines for people, JSON for programs. */
import { assertFileWritable } from '../../files/assert-writable.ts';
import { Inputs, writeOutput } from '../../files/write-output.ts';
import type { Settings } from '../../options/settings.ts';
import { printable } from '../../terminal/printable.ts';

/** @param lines what people read, without controls of the terminal once they are printed */
export async function answer(
  document: unknown,
  lines: readonly string[],
  { json, quiet }: Pick<Settings, 'json' | 'quiet'>,
): Promise<void> {
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  if (json === '-') process.stdout.write(text);
  else if (!quiet) process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
  if (json === undefined || json === '-') return;
  await assertFileWritable(json);
  await writeOutput(json, text, new Inputs());
}

import module from 'node:module';
import { cameInstead } from './system-errors.ts';

/** Nothing but an exceeded limit ends with 1, which Node would take for what nobody caught. */
const fail = (error: unknown): never => {
  try {
    process.stderr.write(`hotpix: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  } finally {
    process.exit(2);
  }
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const streams = [process.stdout, process.stderr];
let isLost = false;

// Whoever reads the output may stop reading, as head does; the files are written all the same.
for (const stream of streams) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (!isLost && stream === process.stdout)
      process.stderr.write(
        `hotpix: Cannot print: expected an output that takes text, got ${cameInstead(error, 'write')}.\n`,
      );
    isLost = true;
  });
}

// Node keeps the compiled code from 22.8 on; it must be asked before the rest is loaded.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const { main } = await import('./main.ts');

const exitCode = await main(process.argv.slice(2));
// Work that a plugin left behind, deaf to its signal, must not keep the process; what was said must get out.
for (const stream of streams) await new Promise((resolve) => stream.write('', resolve));
process.exit(isLost ? 2 : exitCode);

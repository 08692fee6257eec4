import module from 'node:module';

// Node keeps the compiled code from 22.8 on; it must be asked before the rest is loaded.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const { main } = await import('./main.ts');

const streams = [process.stdout, process.stderr];

// Whoever reads the output may stop reading, as head does; the files are written all the same.
for (const stream of streams) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const exitCode = await main(process.argv.slice(2));
// Work that a plugin left behind, deaf to its signal, must not keep the process; what was said must get out.
for (const stream of streams) await new Promise((resolve) => stream.write('', resolve));
process.exit(exitCode);

#!/usr/bin/env node
import { existsSync } from 'node:fs';

if (existsSync(new URL('../dist/bundle/bin.js', import.meta.url))) {
  await import('../dist/bundle/bin.js');
} else {
  process.stderr.write('hotpix: this clone is not built yet. Run in it: npm ci && npm run build\n');
  process.exitCode = 2;
}

/** A real server of Redis with nothing in it, in a folder of its own. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { root } from '../../../../test/support/hotpix.ts';
import { connect } from '../../src/queue/connection.ts';

export interface Server {
  /** The address of an empty queue. */
  url(): string;
  /** Stops it, and starts it again with what it had. */
  restart(): Promise<void>;
}

export function useRedis(): Server {
  let folder = '';
  let port = 0;
  let server: ChildProcess | undefined;

  const url = (): string => `redis://127.0.0.1:${port}`;
  const start = async (): Promise<void> => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
    server = spawn('redis-server', args, { stdio: 'ignore' });
    while (!(await answers(url()))) await sleep(50);
  };
  const stop = async (): Promise<void> => {
    if (server?.kill('SIGTERM')) await once(server, 'exit');
  };

  beforeAll(async () => {
    // Installs it where it can, as for every program that tests need.
    execFileSync(process.execPath, [join(root, 'scripts/system.mjs'), 'redis'], { stdio: 'inherit' });
    folder = mkdtempSync(join(tmpdir(), 'hotpix-redis-'));
    port = await freePort();
    await start();
  }, 120_000);

  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    url,
    async restart() {
      await stop();
      await start();
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  connect(url).then(
    () => true,
    () => false,
  );

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

import type { AddressInfo } from 'node:net';
import S3rver from 's3rver';

export interface S3 {
  /** What the clients of AWS need in their environment. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A server of S3 on this machine. @param folder in which it keeps its objects */
export async function startS3(folder: string, ...buckets: readonly string[]): Promise<S3> {
  const configureBuckets = buckets.map((name) => ({ name, configs: [] }));
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets });
  const { port } = (await server.run()) as AddressInfo;
  return {
    env: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
    },
    close: () => server.close(),
  };
}

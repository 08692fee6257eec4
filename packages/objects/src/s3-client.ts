/** The client of S3, as the environment and the files of AWS have it. The library takes time to load, and is loaded for who asks. */
import type { S3Client } from '@aws-sdk/client-s3';

export interface Client {
  readonly client: S3Client;
  readonly sdk: typeof import('@aws-sdk/client-s3');
}

export async function s3Client(): Promise<Client> {
  const { env } = process;
  // What the library says of the version of Node is for those who build on it.
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const sdk = await import('@aws-sdk/client-s3');
  const isElsewhere = Boolean(env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL);
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? (isElsewhere ? 'us-east-1' : undefined);
  const client = new sdk.S3Client({
    ...(region !== undefined && { region }),
    // Few servers beside Amazon's have a name for each bucket.
    forcePathStyle: isElsewhere && env.AWS_S3_ADDRESSING_STYLE !== 'virtual',
    followRegionRedirects: !isElsewhere,
    // Tries are ours to count, for a body that breaks off is not the library's business.
    maxAttempts: 1,
    // Other servers know no checksums of their own in trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { client, sdk };
}

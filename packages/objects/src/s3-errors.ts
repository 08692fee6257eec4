/** What the library of S3 throws, of which nothing is kept but numbers and names: the rest has headers with credentials. */
import { Setback, setbackOf, setbackOfStatus } from './answer.ts';

/** What is read of its errors. */
interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

/** A setback with what the server said. */
export class Refusal extends Setback {
  readonly status: number;
  /** Name of the error, such as `NoSuchBucket`. */
  readonly kind: string;
  /** The header `Content-Range`. */
  readonly range: string | undefined;

  constructor(status: number, error: SdkError) {
    const { message, isPassing, wait } = setbackOfStatus(status, error.name, secondsToWait(error) * 1000);
    super(message, { isPassing, wait });
    this.status = status;
    this.kind = error.name ?? '';
    this.range = error.$response?.headers?.['content-range'];
  }
}

/** A new error in the place of the library's. */
export function setbackOfSdk(error: unknown): Setback {
  if (error instanceof Setback) return error;
  const { name, message, $metadata } = (error ?? {}) as SdkError;
  if (message === 'Region is missing') {
    return new Setback('no region to ask in. Set AWS_REGION, and AWS_ENDPOINT_URL_S3 where it is not of Amazon');
  }
  if (name === 'CredentialsProviderError') {
    return new Setback('no credentials to ask with. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE');
  }
  const status = $metadata?.httpStatusCode;
  if (status === undefined || status < 300) return setbackOf(error);
  return new Refusal(status, error as SdkError);
}

function secondsToWait({ $response }: SdkError): number {
  const text = $response?.headers?.['retry-after'] ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

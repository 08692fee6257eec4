/** What a request comes to. */

export interface Answer {
  readonly status: number;
  readonly type: 'text/html' | 'application/json' | 'text/plain';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param sentence what was expected, what came, what to do */
export function refusal(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, type: 'text/plain', body: `${sentence}\n`, headers };
}

/** Of every answer. The page itself names its own script and style; whatever else is served runs nothing at all. */
export function headersOf({ type, headers }: Answer): Record<string, string> {
  return {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...headers,
  };
}

/** Of a page: what its own policy says, and what a policy in a page cannot say. */
export function page(body: string): Answer {
  const [, policy = "default-src 'none'"] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(body) ?? [];
  const headers = { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` };
  return { status: 200, type: 'text/html', body, headers };
}

/**
 * Whether a request was meant for this server, by its Host header. A page of somebody else that makes its own name lead to this machine, so
 * that the browser takes both for one, says its own name there.
 */
import { isIP } from 'node:net';
import { hostname } from 'node:os';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** @param host where the server is, as it was asked for */
export function isMeant(header: string | undefined, host: string): boolean {
  const name = nameIn(header);
  if (name === undefined) return false;
  if (LOOPBACK.has(name) || name === host.toLowerCase()) return true;
  // An address is no name that could be made to lead elsewhere.
  return !isLoopback(host) && (isIP(name) !== 0 || name === hostname().toLowerCase());
}

export const isLoopback = (host: string): boolean => LOOPBACK.has(host.toLowerCase()) || /^127(\.\d+){3}$/.test(host);

/** Without its port; of an address in brackets what is in them. Whoever forwards a port may have another one. */
function nameIn(header = ''): string | undefined {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([0-9a-z.-]+))(?::\d{1,5})?$/i.exec(header) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

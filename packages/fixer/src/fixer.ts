/** The plugin. */
import type { Patch, Platform, Plugin } from '@hotpix/core';
import { METHODS, type Method } from './methods.ts';
import type { Ports, WriterPorts } from './ports.ts';
import { proposeInThread } from './propose-in-thread.ts';
import { VERSION } from './version.ts';
import type { WriteOptions } from './write/file-writer.ts';
import { pictureKind } from './write/picture-kind.ts';

export interface FixerOptions extends WriteOptions {
  /**
   * What a bad pixel becomes. `lmmse`: its linear minimum mean square error estimate from all colours around, by their local
   * covariance. `mean`, `median`, `max`: that of the nearest pixels of the same colour; the largest does least harm to a
   * highlight that was taken for a hot pixel. Smeared defects are filled by a membrane whatever the method.
   * @default 'lmmse'
   */
  readonly method?: Method;
  /**
   * Of hot pixels in raw files whose dark signal the Result knows, subtract it instead of replacing the sample, where that is
   * expected to err less: the texture that the pixel saw then stays.
   * @default false
   */
  readonly subtractDark?: boolean;
}

/**
 * Repairs photographs: patches for the defects, and a repaired file beside the original.
 * @param ports what the host lends
 * @throws {TypeError} for a choice that does not exist
 */
export function fixer(options: FixerOptions = {}, ports: Partial<Ports> = {}): Plugin {
  const { method = 'lmmse', compression = 'lossless-jpeg', reencode = false, thumbnail = 'keep' } = options;
  assertChoice('method', method, Object.keys(METHODS));
  assertChoice('compression', compression, ['lossless-jpeg', 'none']);
  assertChoice('thumbnail', thumbnail, ['keep', 'repair']);
  const subtractsDark = options.subtractDark ?? false;
  return {
    name: 'fixer',
    version: VERSION,
    fix: async (patches, context) => {
      const own = await proposeInThread({ method, subtractsDark }, context);
      if (patches.length === 0) return own;
      const isPatched = new Set(patches.map(siteOf));
      return [...patches, ...own.filter((patch) => !isPatched.has(siteOf(patch)))];
    },
    write: {
      match: (head, { mosaic, channels }) => mosaic !== undefined || channels === 1 || pictureKind(head) !== undefined,
      // What writes pictures takes long to load, and a scan never needs it.
      write: async (job) =>
        (await import('./write/write-repaired.ts')).writeRepaired(
          job,
          { compression, reencode, thumbnail },
          await portsOf(ports, job.platform),
        ),
    },
  };
}

async function portsOf(ports: Partial<Ports>, { md5 }: Platform): Promise<WriterPorts> {
  const { OWN_PORTS } = await import('./ports.ts');
  return { ...OWN_PORTS, ...ports, ...(md5 && { md5 }) };
}

const siteOf = ({ x, y, channel }: Patch): string => `${x},${y},${channel}`;

function assertChoice(option: string, choice: string, choices: readonly string[]): void {
  if (choices.includes(choice)) return;
  const names = choices.map((name) => `'${name}'`);
  throw new TypeError(`Expected the fixer's ${option} to be one of ${names.join(', ')}, got '${String(choice)}'.`);
}

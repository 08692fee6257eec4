// Sees to it that programs which tests need are there: installs them where it can (Debian, as root), else fails naming them.
// usage: node scripts/system.mjs chromium exiftool ...
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The commands of each program, any of which will do, and the package of Debian that has it. */
const PROGRAMS = {
  chromium: {
    // The shell has no window to draw, and takes half the time.
    commands: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    debian: 'chromium-headless-shell',
    variable: 'HOTPIX_CHROMIUM',
  },
  dcraw: { commands: ['dcraw'], debian: 'dcraw' },
  cfitsio: { commands: ['imcopy'], debian: 'libcfitsio-bin' },
  exiftool: { commands: ['exiftool'], debian: 'libimage-exiftool-perl' },
  libraw: { commands: ['unprocessed_raw'], debian: 'libraw-bin' },
  jpeg: { commands: ['jpegtran'], debian: 'libjpeg-turbo-progs' },
  tiff: { commands: ['tiffcmp'], debian: 'libtiff-tools' },
  pngcheck: { commands: ['pngcheck'], debian: 'pngcheck' },
  imagemagick: { commands: ['convert'], debian: 'imagemagick' },
  darktable: { commands: ['darktable-cli'], debian: 'darktable' },
  jpegpixi: { commands: ['jpegpixi'], debian: 'jpegpixi' },
  siril: { commands: ['siril-cli'], debian: 'siril' },
  // Debian keeps servers off the path, a folder per version.
  postgresql: { commands: ['initdb'], debian: 'postgresql', versions: '/usr/lib/postgresql' },
  redis: { commands: ['redis-server'], debian: 'redis-server' },
  rawtherapee: { commands: ['rawtherapee-cli'], debian: 'rawtherapee' },
};

const foldersOf = ({ versions }) => [
  ...process.env.PATH.split(delimiter),
  ...(versions && existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : []),
];

const isThere = (program) =>
  (program.variable && process.env[program.variable] && existsSync(process.env[program.variable])) ||
  program.commands.some((command) => foldersOf(program).some((folder) => existsSync(join(folder, command))));

const missing = process.argv.slice(2).filter((name) => !isThere(PROGRAMS[name]));
if (missing.length > 0) {
  const packages = missing.map((name) => PROGRAMS[name].debian);
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (canInstall) {
    console.log(`Installing ${packages.join(', ')} ...`);
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update', '-qq'], quiet);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
  }
  const still = missing.filter((name) => !isThere(PROGRAMS[name]));
  if (still.length > 0) {
    console.error(
      `These tests need ${still.map((name) => PROGRAMS[name].commands[0]).join(', ')} on the path. ` +
        `On Debian: apt-get install ${still.map((name) => PROGRAMS[name].debian).join(' ')}`,
    );
    process.exitCode = 1;
  }
}

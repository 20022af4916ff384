import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const WATER = {
  package: 'plotly.js@3.3.0',
  archive: 'plotly.js-3.3.0.tgz',
  file: 'package/topojson/dist/world_50m.json',
  sha256: '20a160dbd13dd2bfa22f1858c0ae657860ea066d889563c51da383fd9696d759',
};

const GSHHG = {
  package: 'gmt-gshhg-full=2.3.7-6',
  archive: 'gmt-gshhg-full_2.3.7-6_all.deb',
  folder: 'usr/share/gmt-gshhg/',
  files: {
    'binned_GSHHS_f.nc': '3b0c146b7ac3af37daebc44bc66cce5bc2703ca7f42e84e680f3efd5dcc08dc3',
    'binned_river_f.nc': '1e0f34b06bb73fa21ee1a52764d6979521c3342215e0a2cdc8de6c72d37d0cb6',
  },
};

/** @returns the countries of Natural Earth 4.1 at 1:10,000,000, as world-atlas packs them */
export const countries = () => createRequire(import.meta.url)('world-atlas/countries-10m.json');

/**
 * The lakes and rivers of Natural Earth at 1:50,000,000, as plotly.js packs them. Its archive alone is asked for, by
 * npm: as a dependency it would install 260 more packages.
 *
 * @returns topology with the objects "lakes" and "rivers", among others
 * @throws Error where the file is not the one that this preparation was made for
 */
export function waters() {
  const folder = kept();
  if (!existsSync(folder + WATER.file)) {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, WATER.package], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync('tar', ['-xzf', folder + WATER.archive, '-C', folder, WATER.file]);
  }
  return JSON.parse(checked(folder, WATER.file, WATER.sha256));
}

/** Where what is fetched is kept. */
function kept() {
  const folder = fileURLToPath(new URL('../node_modules/.sources/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  return folder;
}

function checked(folder, file, expected) {
  const bytes = readFileSync(folder + file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== expected) throw new Error(`${file} has SHA-256 ${sha256}, not ${expected}: it is another version`);
  return bytes;
}

/**
 * GSHHG's shores and rivers in full, as Debian packs them. Its archive alone is asked for, by apt-get, and `nccopy` of Debian's
 * netcdf-bin makes the files such as NetCDF's readers in JavaScript can read.
 *
 * @param file binned_GSHHS_f.nc or binned_river_f.nc
 * @returns its bytes in NetCDF's classic form
 * @throws Error where the file is not the one that this preparation was made for
 */
export function gshhg(file) {
  const folder = kept();
  const quiet = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
  if (!existsSync(folder + GSHHG.folder + file)) {
    execFileSync('apt-get', ['download', GSHHG.package], quiet);
    execFileSync('dpkg-deb', ['-x', GSHHG.archive, '.'], quiet);
  }
  checked(folder, GSHHG.folder + file, GSHHG.files[file]);
  execFileSync('nccopy', ['-k', 'classic', GSHHG.folder + file, `classic-${file}`], quiet);
  return readFileSync(`${folder}classic-${file}`);
}

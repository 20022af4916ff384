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
  const folder = fileURLToPath(new URL('../node_modules/.sources/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  if (!existsSync(folder + WATER.file)) {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, WATER.package], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync('tar', ['-xzf', folder + WATER.archive, '-C', folder, WATER.file]);
  }
  const bytes = readFileSync(folder + WATER.file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== WATER.sha256) {
    throw new Error(
      `${WATER.file} of ${WATER.package} has SHA-256 ${sha256}, not ${WATER.sha256}: it is another version`,
    );
  }
  return JSON.parse(bytes);
}

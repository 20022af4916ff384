import { readFileSync, writeFileSync } from 'node:fs';
import { areaNames, MORE_LANGUAGES } from './lib/areas.mjs';
import { gazetteer } from './lib/gazetteer.mjs';
import { LANGUAGES } from './lib/names.mjs';
import * as sources from './lib/sources.mjs';
import { table } from './lib/table.mjs';

const byLanguage = (read) => Object.fromEntries(LANGUAGES.map((language) => [language, read(language)]));

const result = gazetteer({
  towns: sources.towns(),
  regions: sources.regions(),
  airports: sources.airports(),
  names: byLanguage(sources.names),
  countryNames: byLanguage(sources.countryNames),
  zoneCities: byLanguage(sources.zoneCities),
  own: JSON.parse(readFileSync(new URL('names.json', import.meta.url))),
});
for (const [kind, places] of Object.entries(result)) {
  writeFileSync(new URL(`../resources/gazetteer/${kind}.tsv`, import.meta.url), table(places));
  console.log(`${kind}: ${places.length}, ${LANGUAGES.map((of) => `${of} ${places.filter((p) => p.names[of]).length}`).join(', ')}`);
}

/** By language, what each of MORE_LANGUAGES calls a country or region by its code. */
const called = (name) => Object.fromEntries(MORE_LANGUAGES.map((language) => [language, name(language)]));
const areas = [
  ...areaNames('country', result.countries, called((language) => {
    const names = sources.countryNames(language);
    return (code) => names[code];
  })),
  ...areaNames('region', result.regions, called((language) => {
    const names = sources.names(language);
    return (code) => names.get(code);
  })),
];
const TOLD = '# Names by which countries and regions are sought in German, Spanish, Ukrainian and Arabic; made by geodata/src/main/gazetteer.';
writeFileSync(new URL('../resources/gazetteer/area-names.txt', import.meta.url), `${[TOLD, ...areas].join('\n')}\n`);

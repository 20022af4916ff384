import { readFileSync, writeFileSync } from 'node:fs';
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

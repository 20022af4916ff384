import { readFileSync, writeFileSync } from 'node:fs';
import { namesOf } from './lib/names.mjs';
import { furtherNames, places, seas } from './lib/tables.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

const result = namesOf({
  world: JSON.parse(read('../resources/basemap/server/world.json')),
  countries: places(read('../resources/gazetteer/countries.tsv')),
  further: furtherNames(read('countries.tsv')),
  seas: seas(read('seas.tsv')),
  codes: JSON.parse(read('codes.json')),
});
for (const [language, names] of Object.entries(result)) {
  writeFileSync(new URL(`../resources/basemap/names-${language}.json`, import.meta.url), `${JSON.stringify(names)}\n`);
  console.log(`${language}: ${['countries', 'seas'].map((kind) => `${names[kind].split('\n').length} ${kind}`).join(', ')}`);
}

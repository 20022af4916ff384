import { readFileSync, writeFileSync } from 'node:fs';
import { countries, waters } from './lib/sources.mjs';
import { water } from './lib/water.mjs';
import { world } from './lib/world.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url)));
const write = (name, topology) =>
  writeFileSync(new URL(`../resources/basemap/${name}`, import.meta.url), `${JSON.stringify(topology)}\n`);

write('world.json', world(countries(), read('policy.json'), read('names.json')));
write('water.json', water(waters(), read('lakes.json')));

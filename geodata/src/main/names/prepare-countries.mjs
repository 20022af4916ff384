// Writes countries.tsv, by the packages of the gazetteer's preparation: npm ci --prefix ../gazetteer
import { readFileSync, writeFileSync } from 'node:fs';
import { countryNames } from '../gazetteer/lib/sources.mjs';
import { FURTHER, places } from './lib/tables.mjs';

const countries = places(readFileSync(new URL('../resources/gazetteer/countries.tsv', import.meta.url), 'utf8'));
const codes = countries.map(({ group }) => group).sort();
const names = FURTHER.map(countryNames);
const rows = codes.map((code) => [code, ...names.map((of) => of[code])].join('\t'));
writeFileSync(new URL('countries.tsv', import.meta.url), `# code\t${FURTHER.join('\t')}\n${rows.join('\n')}\n`);

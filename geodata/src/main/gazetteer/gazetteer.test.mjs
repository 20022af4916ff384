import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gazetteer } from './lib/gazetteer.mjs';
import { readMo } from './lib/mo.mjs';
import { isWrittenAs, namesOf } from './lib/names.mjs';
import { select } from './lib/select.mjs';
import { table } from './lib/table.mjs';

const TABLES = ['countries', 'regions', 'towns', 'airports'];
const town = (id, longitude, population, more = {}) => ({
  id,
  name: `Town ${id}`,
  longitude,
  latitude: 0,
  population,
  code: 'PPL',
  country: 'XA',
  region: '01',
  zone: 'Etc/UTC',
  ...more,
});

test('the tables stay below 2 MB in the jar', () => {
  const sizes = TABLES.map((name) => gzipSync(readFileSync(new URL(`../resources/gazetteer/${name}.tsv`, import.meta.url))).length);
  assert.ok(sizes.reduce((a, b) => a + b) < 2_000_000, `${sizes}`);
});

test('a small town is kept where no other is near, also across 180 degrees', () => {
  const kept = select([town('1', 179.95, 9000), town('2', -179.95, 800), town('3', 10, 800), town('4', 10.1, 700)]);
  assert.deepEqual(kept.map(({ id }) => id), ['1', '3']);
});

test('a seat of government is kept however small, a part of a town never', () => {
  const kept = select([
    town('1', 0, 9000),
    town('2', 0.01, 10, { code: 'PPLA' }),
    town('3', 0.02, 90000, { code: 'PPLX' }),
  ]);
  assert.deepEqual(kept.map(({ id }) => id), ['1', '2']);
});

test('a name in letters that the language does not have is no name', () => {
  assert.ok(isWrittenAs('kk', 'Өскемен'));
  assert.ok(!isWrittenAs('kk', 'Öskemen'));
  assert.ok(!isWrittenAs('kk', 'Аќмола'));
  assert.ok(!isWrittenAs('ru', 'Київ'));
  assert.ok(isWrittenAs('fr', 'L’Haÿ-les-Roses'));
});

test('an English name differs from the main one by its accents alone, unless it is trusted', () => {
  const listed = (names) => (language) => names[language];
  assert.equal(namesOf('Hyderābād', [], listed({ en: 'Hyderabad' })).en, 'Hyderabad');
  assert.equal(namesOf('Xiamen', [], listed({ en: 'Amoy' })).en, 'Xiamen');
  assert.equal(namesOf('Shevchenko', [listed({ en: 'Aktau' })], listed({ en: 'Shevchenko' })).en, 'Aktau');
  assert.deepEqual(namesOf('Lyon', [], listed({ fr: 'Lyon', ru: 'Лион' })), { en: 'Lyon', fr: undefined, ru: 'Лион', kk: undefined });
});

test('a name of ours for what the sources do not have stops the preparation', () => {
  const none = { en: new Map(), fr: new Map(), ru: new Map(), kk: new Map() };
  const sources = { towns: [town('1', 0, 9000)], regions: new Map(), airports: [], names: none, countryNames: { en: {}, fr: {}, ru: {}, kk: {} }, zoneCities: none };
  assert.equal(gazetteer({ ...sources, own: { 1: { ru: 'Город' } } }).towns[0].names.ru, 'Город');
  assert.throws(() => gazetteer({ ...sources, own: { 2: { ru: 'Город' } } }), /names.json has 2, which/);
});

test('a table tells the group once, and leaves out what ends a line and is empty', () => {
  const names = { en: 'A', ru: 'А' };
  const places = [
    { group: 'KZ.01', names, longitude: 1.23456, latitude: -2, population: 0 },
    { group: 'KZ.01', names: { en: 'B' }, longitude: 0, latitude: 0, population: 5 },
  ];
  assert.equal(table(places), 'KZ.01\nA\t1.235\t-2\t\t\tА\nB\t0\t0\t5\n');
});

test('a catalogue of gettext is read', () => {
  const texts = ['1', 'Алматы'].map((text) => Buffer.from(text));
  const head = Buffer.alloc(28 + 16);
  [0x950412de, 0, 1, 28, 36, 0, 0, texts[0].length, 44, texts[1].length, 44 + texts[0].length].forEach((value, i) =>
    head.writeUInt32LE(value, 4 * i),
  );
  assert.deepEqual([...readMo(Buffer.concat([head, ...texts]))], [['1', 'Алматы']]);
  assert.throws(() => readMo(Buffer.alloc(28)), /Not a gettext catalogue/);
});

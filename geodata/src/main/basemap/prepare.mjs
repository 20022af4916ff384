import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cut } from './lib/cells.mjs';
import { everywhere, tolerance } from './lib/detail.mjs';
import { lakes, rivers } from './lib/gshhg.mjs';
import { compact, encoded, gridOf } from './lib/grid.mjs';
import { lakesOfToday, withWater } from './lib/inland.mjs';
import { countries, gshhg, waters } from './lib/sources.mjs';
import { polygons, water } from './lib/water.mjs';
import { world } from './lib/world.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url)));
const [policy, countryNames, lakeNames] = ['policy.json', 'names.json', 'lakes.json'].map(read);
const folder = new URL('../resources/basemap/', import.meta.url);
const write = (name, topology) => writeFileSync(new URL(name, folder), `${JSON.stringify(topology)}\n`);

/** For the server: where an incident is, and pictures. */
function server() {
  const grid = gridOf(100);
  const dry = { detail: tolerance({ finest: 0.0215, perDegree: 0.0135, region: 0.162, world: 0.5 }), speck: 6, grid };
  const wet = { detail: tolerance({ finest: 0.015, perDegree: 0.006, region: 0.08, world: 0.25 }), speck: 12, grid };
  return [world(countries(), policy, countryNames, dry), water(waters(), lakeNames, wet)].map(({ objects, arcs }) =>
    encoded(objects, arcs, grid.transform),
  );
}

/** What a browser draws first, and alone while the map is small. */
function overview() {
  const grid = gridOf(20);
  const polar = (degrees) => (longitude, latitude) => (latitude > 66 || latitude < -54 ? 3 * degrees : degrees);
  const dry = world(countries(), policy, countryNames, { detail: polar(0.12), speck: 8, grid, strict: false });
  const wet = water(waters(), lakeNames, { detail: polar(0.2), speck: 12, grid });
  for (const { properties } of dry.objects.countries.geometries) delete properties.name;
  for (const lake of wet.objects.lakes.geometries) delete lake.properties;
  return [dry, wet].map(({ objects, arcs }) => compact(encoded(objects, arcs, grid.transform)));
}

/**
 * What replaces it, cell by cell, as the map is enlarged.
 *
 * @param level 1, or 2 for the finer ones
 */
function pieces(level, { across, perDegree, degrees, least, flowing }) {
  const grid = gridOf(perDegree);
  const how = { detail: everywhere(degrees), speck: 4, grid, strict: false };
  const standing = lakesOfToday(lakes(gshhg('binned_GSHHS_f.nc'), least), polygons(waters()));
  const land = world(countries(), policy, countryNames, how);
  const whole = withWater(land, standing, flowing, { ...how, near: Math.max(0.03, 2 * degrees) });
  const size = 360 / across;
  for (const { column, row, objects, arcs } of cut(whole, size * perDegree, across)) {
    const transform = { ...grid.transform, translate: [column * size - 180, row * size - 90] };
    write(`pieces/${level}-${column}-${row}.json`, compact(encoded(objects, arcs, transform)));
  }
}

rmSync(new URL('pieces/', folder), { recursive: true, force: true });
for (const name of ['server/', 'pieces/']) mkdirSync(new URL(name, folder), { recursive: true });
const [outlines, lakesAndRivers] = server();
write('server/world.json', outlines);
write('server/water.json', lakesAndRivers);
const [land, inland] = overview();
write('world.json', land);
write('water.json', inland);
const [banks, major, large, middling] = rivers(gshhg('binned_river_f.nc'), [0, 1, 2, 3]);
const main = [...banks, ...major, ...large];
pieces(1, { across: 18, perDegree: 200, degrees: 0.025, least: 100, flowing: { rivers: main } });
pieces(2, { across: 36, perDegree: 1000, degrees: 0.007, least: 30, flowing: { rivers: main, streams: middling } });

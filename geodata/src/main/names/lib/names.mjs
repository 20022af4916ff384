import { labelPoints, roomOf } from './label-points.mjs';
import { countriesOf } from './outlines.mjs';

/** By language: which names are taken, best first. */
export const LANGUAGES = { en: ['en'], fr: ['fr', 'en'], ru: ['ru', 'en'], kk: ['kk', 'ru', 'en'] };

const tenths = (points) => points.flat().map((degrees) => Math.round(degrees * 10));

/**
 * The names that every page of a language begins with, in columns; README.md describes them.
 *
 * @param world TopoJSON with countries
 * @param countries rows of the gazetteer's table
 * @param seas rows of seas.tsv
 * @param codes the codes of shapes that have none in the topology, by name
 * @returns by language
 */
export function namesOf({ world, countries, seas, codes }) {
  const nameOf = (names, language) => LANGUAGES[language].map((one) => names[one]).find(Boolean);
  const byCode = new Map(countries.map((country) => [country.group, country]));
  const unused = new Set(Object.keys(codes));
  const shapes = countriesOf(world);
  const shaped = shapes
    .flatMap(({ code, name, polygons }) => {
      unused.delete(name);
      const known = byCode.get(code ?? codes[name]);
      if (!known) return [];
      const { points, size } = labelPoints(polygons);
      const others = shapes.filter((other) => other.polygons !== polygons).map((other) => other.polygons);
      return [{ code: known.group, names: known.names, points, size: roomOf({ points, size }, others) }];
    })
    .sort((a, b) => b.size - a.size);
  if (unused.size) throw new Error(`codes.json has ${[...unused].join(', ')}, which world.json does not have`);

  return Object.fromEntries(
    Object.keys(LANGUAGES).map((language) => [
      language,
      {
        codes: shaped.map(({ code }) => code).join(''),
        countries: shaped.map(({ names }) => nameOf(names, language)).join('\n'),
        sizes: shaped.map(({ size }) => Math.max(1, Math.round(size * 10))),
        countryPoints: shaped.map(({ points }) => tenths(points)),
        seas: seas.map(({ names }) => nameOf(names, language)).join('\n'),
        seaZooms: seas.map(({ zoom }) => zoom),
        seaPoints: seas.map(({ points }) => tenths(points)),
      },
    ]),
  );
}

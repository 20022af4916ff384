import { holds, labelPoints, roomOf } from './label-points.mjs';
import { countriesOf } from './outlines.mjs';

/** By language: which names are taken, best first. */
export const LANGUAGES = {
  en: ['en'],
  fr: ['fr', 'en'],
  ru: ['ru', 'en'],
  kk: ['kk', 'ru', 'en'],
  de: ['de', 'en'],
  es: ['es', 'en'],
  ar: ['ar', 'en'],
  uk: ['uk', 'en'],
};

/** From this zoom on a page loads the names of what is too small to be named before: countries of less than this size, and small seas. */
const CLOSE_ZOOM = 4.25;
const SMALL = 2;

const tenths = (points) => points.flat().map((degrees) => Math.round(degrees * 10));

/**
 * The names that every page of a language begins with, in columns; README.md describes them.
 *
 * @param world TopoJSON with countries
 * @param countries rows of the gazetteer's table
 * @param further names in other languages by code
 * @param seas rows of seas.tsv
 * @param codes the codes of shapes that have none in the topology, each with a point in the shape
 * @returns by language; those of small things by `close-` and the language
 */
export function namesOf({ world, countries, further, seas, codes }) {
  const nameOf = (names, language) => LANGUAGES[language].map((one) => names[one]).find(Boolean);
  const byCode = new Map(countries.map((country) => [country.group, country]));
  const unused = new Set(Object.keys(codes));
  const codeOf = (polygons) => {
    const code = Object.keys(codes).find((one) => polygons.some((rings) => holds(rings, codes[one])));
    unused.delete(code);
    return code;
  };
  const shapes = countriesOf(world);
  const shaped = shapes
    .flatMap(({ code, polygons }) => {
      const known = byCode.get(code ?? codeOf(polygons));
      if (!known) return [];
      const { points, size } = labelPoints(polygons);
      const others = shapes.filter((other) => other.polygons !== polygons).map((other) => other.polygons);
      return [{ code: known.group, names: { ...known.names, ...further.get(known.group) }, points, size: roomOf({ points, size }, others) }];
    })
    .sort((a, b) => b.size - a.size);
  if (unused.size) throw new Error(`codes.json has ${[...unused].join(', ')}, where world.json has no shape without a code`);

  const file = (language, from, someCountries, someSeas) => ({
    from,
    codes: someCountries.map(({ code }) => code).join(''),
    countries: someCountries.map(({ names }) => nameOf(names, language)).join('\n'),
    sizes: someCountries.map(({ size }) => Math.max(1, Math.round(size * 10))),
    countryPoints: someCountries.map(({ points }) => tenths(points)),
    seas: someSeas.map(({ names }) => nameOf(names, language)).join('\n'),
    seaZooms: someSeas.map(({ zoom }) => zoom),
    seaPoints: someSeas.map(({ points }) => tenths(points)),
  });
  const isSmall = ({ size }) => size < SMALL;
  const isClose = ({ zoom }) => zoom >= CLOSE_ZOOM;
  return Object.fromEntries(
    Object.keys(LANGUAGES).flatMap((language) => [
      [language, file(language, 0, shaped.filter((one) => !isSmall(one)), seas.filter((one) => !isClose(one)))],
      [`close-${language}`, file(language, CLOSE_ZOOM, shaped.filter(isSmall), seas.filter(isClose))],
    ]),
  );
}

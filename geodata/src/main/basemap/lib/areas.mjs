import iso from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import { continuous } from './antimeridian.mjs';
import { clipped } from './clip.mjs';

/** Countries whose western parts are drawn east of 180, so that the country is one piece. */
const EASTWARD = new Set(['RU', 'FJ']);

/**
 * Rounds away the noise of the source's own grid (0.0036 by 0.0017 degrees); points that were equal stay equal. Where
 * the source is cut along 180 the two sides differ by a step of that grid: there, latitudes are rounded to 0.01.
 */
const rounded = (ring) => {
  const to = (step) => (degrees) => Math.round(degrees * step) / step;
  const points = ring.map(([x, y]) => [to(1e5)(x), to(Math.abs(x) === 180 ? 100 : 1e5)(y)]);
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1]);
};

/** Between its ends the cut along 180 needs no points; the source has different ones on either side of it. */
const straightCut = (ring) => {
  const on = (point) => point[0] === 180 && point[1] > -60;
  const [open, n] = [ring.slice(0, -1), ring.length - 1];
  const kept = open.filter((point, i) => !(on(point) && on(open[(i + n - 1) % n]) && on(open[(i + 1) % n])));
  return kept.length < 3 ? [] : [...kept, kept[0]];
};

const polygonsOf = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates);

const within = ([west, south, east, north], ring) =>
  ring.every(
    ([longitude, latitude]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );

/** The part of a polygon that an area of the policy takes, and what it leaves; either may be null. */
function divided(polygon, { within: box, southOf }) {
  if (southOf !== undefined) return [clipped(polygon, southOf, 'south'), clipped(polygon, southOf, 'north')];
  return box === undefined || within(box, polygon[0]) ? [polygon, null] : [null, polygon];
}

function codeOf({ id, properties }) {
  const code = id === undefined ? undefined : iso.numericToAlpha2(id);
  if (code === undefined) {
    throw new Error(
      `${properties.name} has no ISO 3166-1 code (${id}): say in policy.json, under "areas", how it is drawn`,
    );
  }
  return code;
}

/**
 * The polygons of the source after the policy, each with who it is drawn as and the area it came from.
 *
 * @param atlas topology with an object "countries"
 * @param policy as in policy.json
 * @returns array of {rings, key, code, name, area}; key is the code, or the name where there is none; name is null for
 *     a part that joins a country; area is null where the policy says nothing
 * @throws Error where a shape of the source has no code and no area, or an area finds nothing to take
 */
export function areas(atlas, policy) {
  const found = new Set();
  const pieces = feature(atlas, atlas.objects.countries).features.flatMap((country) => {
    const { name } = country.properties;
    const rules = policy.areas.filter(({ part }) => [part.of].flat().includes(name));
    const whole = rules.find(({ part }) => part.within === undefined && part.southOf === undefined);
    const code = whole === undefined ? codeOf(country) : null;
    return polygonsOf(country.geometry).flatMap((source) => {
      const [outer, ...holes] = continuous(source, EASTWARD.has(code)).map(rounded).map(straightCut);
      if (outer.length === 0) return [];
      let rest = [outer, ...holes.filter((hole) => hole.length > 0)];
      const taken = [];
      for (const rule of rules) {
        if (rest === null) break;
        const [part, left] = divided(rest, rule.part);
        if (part === null) continue;
        found.add(rule.area);
        rest = left;
        const { area, drawnAs } = rule;
        taken.push({ rings: part, key: drawnAs ?? area, code: drawnAs, name: drawnAs === null ? area : null, area });
      }
      return rest === null ? taken : [...taken, { rings: rest, key: code, code, name, area: null }];
    });
  });
  const missing = policy.areas.filter(({ area }) => !found.has(area)).map(({ area }) => area);
  if (missing.length > 0)
    throw new Error(`policy.json names areas that the source does not hold: ${missing.join(', ')}`);
  return pieces.filter(({ key }) => key !== 'omitted');
}

import { LANGUAGES, namesOf } from './names.mjs';
import { select } from './select.mjs';

const isAirport = ({ type, scheduled_service, iata_code }) =>
  type === 'large_airport' || (type === 'medium_airport' && scheduled_service === 'yes' && iata_code !== '');

/** Seats of government come first, then what is larger. */
const RANK = { PPLC: 2, PPLA: 1 };

/**
 * @param sources what lib/sources.mjs reads, by language where it is so, and our own names and populations by id or code
 * @returns countries, regions, towns and airports, each sorted by the country or region that it belongs to
 */
export function gazetteer({ towns, regions, airports, names, countryNames, zoneCities, own }) {
  const unused = new Set(Object.keys(own));
  const ours = (id) => {
    unused.delete(id);
    return own[id] ?? {};
  };
  const listed = (id) => (language) => names[language].get(id);
  const corrected = towns.map((town) => ({ ...town, population: ours(town.id).population ?? town.population }));

  const kept = select(corrected).map((town) => {
    const isZoneCity = town.name === (zoneCities.en.get(town.zone) ?? town.zone.split('/').at(-1).replaceAll('_', ' '));
    const trusted = [
      (language) => own[town.id]?.[language],
      (language) => (isZoneCity ? zoneCities[language].get(town.zone) : undefined),
    ];
    return { ...town, group: `${town.country}.${town.region}`, names: namesOf(town.name, trusted, listed(town.id)) };
  });

  /** Where the government sits: neither countries nor regions have a position in the sources. */
  const seats = new Map();
  for (const town of kept) {
    for (const [code, highest] of [[town.country, 2], [town.group, 1]]) {
      const rank = Math.min(RANK[town.code] ?? 0, highest);
      if (!(seats.get(code)?.rank >= rank)) seats.set(code, { rank, town });
    }
  }
  const seated = (code, placeNames) => {
    const seat = seats.get(code)?.town;
    return seat ? [{ group: code, names: placeNames, longitude: seat.longitude, latitude: seat.latitude }] : [];
  };

  const result = {
    countries: Object.keys(countryNames.en)
      .filter((code) => /^[A-Z]{2}$/.test(code))
      .flatMap((code) =>
        seated(code, namesOf(countryNames.en[code], [(language) => own[code]?.[language], (of) => countryNames[of][code]])),
      ),
    regions: [...regions].flatMap(([code, name]) =>
      seated(code, namesOf(name, [(language) => ours(code)[language]], listed(code))),
    ),
    towns: kept.map(({ group, names: placeNames, longitude, latitude, population }) => ({
      group,
      names: placeNames,
      longitude,
      latitude,
      population,
    })),
    airports: airports.filter(isAirport).map((airport) => ({
      group: airport.iso_country,
      names: { en: airport.name },
      longitude: airport.longitude_deg,
      latitude: airport.latitude_deg,
      code: airport.iata_code,
    })),
  };
  const faulty = [...unused].filter((id) => !seats.has(id));
  if (faulty.length) throw new Error(`names.json has ${faulty.join(', ')}, which the sources do not have`);
  for (const places of Object.values(result)) places.sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0));
  return result;
}

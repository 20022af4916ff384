const degrees = (value) => String(Math.round(Number(value) * 1000) / 1000);

/**
 * Rows of places as text. A line without a tab says of which country or region the places below are. A place is a line of
 * English name, longitude, latitude, population, French, Russian, Kazakh name and code; what ends a line and is empty is left out.
 *
 * @param places each with group, names, longitude, latitude, and population and code where known; in the order of the groups
 */
export function table(places) {
  let group = '';
  const lines = [];
  for (const place of places) {
    if (place.group !== group) {
      group = place.group;
      lines.push(group);
    }
    const { en, fr, ru, kk } = place.names;
    const row = [en, degrees(place.longitude), degrees(place.latitude), place.population || '', fr, ru, kk, place.code];
    lines.push(row.map((value) => value ?? '').join('\t').replace(/\t+$/, ''));
  }
  return `${lines.join('\n')}\n`;
}

/** Languages that the gazetteer has no names in. */
export const FURTHER = ['de', 'es', 'ar', 'uk'];

/** Rows of the gazetteer's tables, as gazetteer/README.md describes them. */
export function places(text) {
  let group;
  return text.trimEnd().split('\n').flatMap((line) => {
    const [en, lon, lat, population, fr, ru, kk] = line.split('\t');
    if (lon === undefined) {
      group = line;
      return [];
    }
    return { group, names: { en, fr, ru, kk }, at: [Number(lon), Number(lat)], population: Number(population ?? 0) };
  });
}

/** Rows of seas.tsv, the largest first. */
export function seas(text) {
  return text.trimEnd().split('\n').filter((line) => !line.startsWith('#')).map((line, at) => {
    const [zoom, en, fr, ru, kk, de, es, ar, uk, points] = line.split('\t');
    if (!points) throw new Error(`seas.tsv, line ${at + 2}: expected 10 columns, got "${line}"`);
    return {
      zoom: Number(zoom),
      names: { en, fr, ru, kk, de, es, ar, uk },
      points: points.split(' ').map((point) => point.split(',').map(Number)),
    };
  });
}

/** The names of countries.tsv by code. */
export function furtherNames(text) {
  const rows = text.trimEnd().split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
  return new Map(rows.map(([code, ...names]) => [code, Object.fromEntries(FURTHER.map((one, at) => [one, names[at]]))]));
}

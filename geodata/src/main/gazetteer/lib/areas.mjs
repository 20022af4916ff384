/** Of countries and regions, besides those that the tables have. */
export const MORE_LANGUAGES = ['de', 'es', 'uk', 'ar'];

// "Comunidad Autónoma de Andalucía": people seek the name alone, and both are found by it.
const FORMS = /^(?:Comunidad (?:Autónoma|Foral)|Principado|Región|Estado|Provincia|Departamento|Ciudad Autónoma|Freistaat|Freie und Hansestadt) (?:(?:de|del) )?(?:(?:el|la|las|los) )?/iu;

/**
 * Names by which countries and regions are sought in more languages, a place a line, as other-names.txt has them.
 *
 * @param kind country or region
 * @param places of the table
 * @param called by language, a name by code
 */
export function areaNames(kind, places, called) {
  return places.flatMap(({ group, names }) => {
    const known = new Set(Object.values(names));
    const more = MORE_LANGUAGES.map((language) => called[language](group))
      .filter(Boolean)
      .map((name) => name.replace(FORMS, ''))
      .filter((name) => !name.includes(',') && !known.has(name));
    return more.length ? [`${kind}/${group}: ${[...new Set(more)].join(', ')}`] : [];
  });
}

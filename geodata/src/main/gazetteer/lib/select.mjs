const KILOMETRES_PER_DEGREE = 111.2;

/** Always kept from this many inhabitants on. */
const LARGE = 5000;
/** A smaller one is kept where no kept one is within this distance: so the emptier the country, the smaller the towns. */
const GAP_KILOMETRES = 20;

// Parts of towns, and what nobody lives in any more: historical, abandoned, destroyed.
const NO_TOWN = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
const SEATS = new Set(['PPLC', 'PPLA', 'PPLA2']);

/** The towns that are told of, largest first. */
export function select(towns) {
  const near = neighbourhood();
  const all = towns.filter((town) => !NO_TOWN.has(town.code)).sort((a, b) => b.population - a.population || a.id - b.id);
  return all.filter((town) => {
    const kept = town.population >= LARGE || SEATS.has(town.code) || !near.has(town);
    if (kept) near.add(town);
    return kept;
  });
}

/** Says whether any town added is within the gap of another: by cells of one degree. */
function neighbourhood() {
  const cells = new Map();
  const cell = (x, y) => `${((x + 540) % 360) - 180},${y}`;
  const distance = (a, b) => {
    const turn = Math.abs(a.longitude - b.longitude);
    const east = Math.min(turn, 360 - turn) * Math.cos((a.latitude * Math.PI) / 180);
    return KILOMETRES_PER_DEGREE * Math.hypot(east, a.latitude - b.latitude);
  };
  return {
    add(town) {
      const key = cell(Math.floor(town.longitude), Math.floor(town.latitude));
      cells.set(key, [...(cells.get(key) ?? []), town]);
    },
    has(town) {
      const [x, y] = [Math.floor(town.longitude), Math.floor(town.latitude)];
      const width = Math.ceil(GAP_KILOMETRES / KILOMETRES_PER_DEGREE / Math.cos((Math.min(85, Math.abs(town.latitude)) * Math.PI) / 180));
      for (let dx = -width; dx <= width; dx++) {
        for (const dy of [-1, 0, 1]) {
          if (cells.get(cell(x + dx, y + dy))?.some((other) => distance(town, other) <= GAP_KILOMETRES)) return true;
        }
      }
      return false;
    },
  };
}

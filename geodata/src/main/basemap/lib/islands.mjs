/** The area of a ring, in square degrees of latitude. */
function area(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return (Math.abs(sum) / 2) * Math.cos((ring[0][1] * Math.PI) / 180);
}

/**
 * Leaves out islands and lakes too small to show; the largest piece of every country or area stays.
 *
 * @param pieces {rings, key, ...}; rings of [longitude, latitude]
 * @param toleranceAt of longitude and latitude, degrees
 * @param least area to stay, in squares of the tolerance
 * @param shared tells whether a point is on a border
 */
export function withoutSpecks(pieces, toleranceAt, least, shared) {
  const size = (ring) => area(ring) / toleranceAt(...ring[0]) ** 2;
  const largest = new Map();
  for (const piece of pieces) {
    const own = area(piece.rings[0]);
    if (own > (largest.get(piece.key) ?? 0)) largest.set(piece.key, own);
  }
  const stays = (ring) => size(ring) >= least || ring.some(shared);
  return pieces
    .filter((piece) => area(piece.rings[0]) === largest.get(piece.key) || stays(piece.rings[0]))
    .map((piece) => ({ ...piece, rings: [piece.rings[0], ...piece.rings.slice(1).filter(stays)] }));
}

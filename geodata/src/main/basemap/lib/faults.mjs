const turn = ([ax, ay], [bx, by], [cx, cy]) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
const same = ([ax, ay], [bx, by]) => ax === bx && ay === by;
const onSegment = ([ax, ay], [bx, by], [px, py]) =>
  Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);

/** Whether two segments with whole coordinates share any point. */
function meet(a, b, c, d) {
  const [c1, c2, a1, a2] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (c1 * c2 < 0 && a1 * a2 < 0) return true;
  return (
    (c1 === 0 && onSegment(a, b, c)) ||
    (c2 === 0 && onSegment(a, b, d)) ||
    (a1 === 0 && onSegment(c, d, a)) ||
    (a2 === 0 && onSegment(c, d, b))
  );
}

/** Whether two segments that have one end in common lie over each other. */
function fold(a, b, c, d) {
  const [joint, p] = same(a, c) || same(a, d) ? [a, b] : [b, a];
  const q = same(joint, c) ? d : c;
  if (turn(joint, p, q) !== 0) return false;
  return (p[0] - joint[0]) * (q[0] - joint[0]) + (p[1] - joint[1]) * (q[1] - joint[1]) > 0;
}

/** Whether the end that two segments have in common is one where arcs may meet. */
const joined = (s, t) => {
  const ends = (u) => [u.first ? u.a : null, u.last ? u.b : null].filter((point) => point !== null);
  if (s.arc === t.arc && Math.abs(s.at - t.at) === 1) return same(s.at < t.at ? s.b : s.a, s.at < t.at ? t.a : t.b);
  return ends(s).some((p) => ends(t).some((q) => same(p, q)));
};

/**
 * Finds where arcs touch or cross other than end to end. No fault means: every ring made of the arcs is simple, as JTS
 * and the OGC's Simple Features ask.
 *
 * @param arcs arrays of [x, y], whole numbers
 * @returns pairs of arc indexes
 */
export function faults(arcs) {
  const cell = 128;
  const cells = new Map();
  const found = new Map();
  const check = (s, t) => {
    if (!meet(s.a, s.b, t.a, t.b)) return;
    const common = [s.a, s.b].filter((p) => same(p, t.a) || same(p, t.b)).length;
    if (common === 1 && joined(s, t) && !fold(s.a, s.b, t.a, t.b)) return;
    found.set(`${t.arc} ${s.arc}`, [t.arc, s.arc]);
  };
  arcs.forEach((arc, index) => {
    for (let i = 1; i < arc.length; i += 1) {
      const [a, b] = [arc[i - 1], arc[i]];
      const segment = { arc: index, at: i, a, b, first: i === 1, last: i === arc.length - 1 };
      const [x0, x1] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])].map((x) => Math.floor(x / cell));
      const [y0, y1] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])].map((y) => Math.floor(y / cell));
      for (let x = x0; x <= x1; x += 1) {
        for (let y = y0; y <= y1; y += 1) {
          const key = x * 1e6 + y;
          const others = cells.get(key);
          if (others === undefined) cells.set(key, [segment]);
          else {
            for (const other of others) check(segment, other);
            others.push(segment);
          }
        }
      }
    }
  });
  return [...found.values()];
}

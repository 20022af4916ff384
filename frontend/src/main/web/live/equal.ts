/** Whether two values, as JSON gives them, say the same. A member that is undefined is as good as none. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one, other] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  for (const name in a) if (!isEqual(a[name], b[name])) return false;
  for (const name in b) if (b[name] !== undefined && !(name in a)) return false;
  return true;
}

/** Instants as the server writes them: RFC 3339 in UTC, and years outside 0 to 9999 with a sign and six digits, once with fewer. */

/** Milliseconds since 1970; NaN for what is no instant, or none that a browser's clock reaches. */
export function instantOf(text: string): number {
  // A browser reads signed years of six digits alone.
  return Date.parse(text.replace(/^([+-])(\d{4,5})-/, (_, sign, year) => `${sign}${year.padStart(6, "0")}-`));
}

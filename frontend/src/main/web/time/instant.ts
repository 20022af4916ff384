/** Instants as the server writes them: RFC 3339 in UTC, and years outside 0 to 9999 with a sign and six digits. */

/** Milliseconds since 1970; NaN for what is no instant, or none that a browser's clock reaches. */
export function instantOf(text: string): number {
  return Date.parse(text);
}

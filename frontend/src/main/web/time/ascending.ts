/**
 * Orders instants by the bytes of their doubles, the lowest first (a radix sort): those that are equal keep their order. Cost: at most
 * eight passes, of which those over bytes that are alike everywhere are left out.
 */

/** Doubles whose bytes, read as one whole number, are in their order: Hacker's Delight, 17-3. */
function bytesOf(times: Float64Array): Uint8Array {
  const { buffer } = times.slice();
  const words = new Uint32Array(buffer);
  for (let high = 1; high < words.length; high += 2) {
    const word = words[high] as number;
    const isNegative = word >= 0x80000000;
    words[high] = isNegative ? ~word : word + 0x80000000;
    if (isNegative) words[high - 1] = ~(words[high - 1] as number);
  }
  return new Uint8Array(buffer);
}

/**
 * The positions of some times, in their order.
 *
 * @param order positions that are in an order already, which those of equal times keep
 */
export function ascending(times: Float64Array, order: Uint32Array = Uint32Array.from(times.keys())): Uint32Array {
  const bytes = bytesOf(times);
  let from = order;
  let to: Uint32Array = new Uint32Array(times.length);
  for (let byte = 0; byte < 8; byte++) {
    const counts = new Uint32Array(256);
    const count = (value: number) => {
      const before = counts[value] as number;
      counts[value] = before + 1;
      return before;
    };
    for (let at = byte; at < bytes.length; at += 8) count(bytes[at] as number);
    if (counts.includes(times.length)) continue;
    let sum = 0;
    for (let value = 0; value < 256; value++) {
      const number = counts[value] as number;
      counts[value] = sum;
      sum += number;
    }
    for (const position of from) to[count(bytes[8 * position + byte] as number)] = position;
    [from, to] = [to, from === order ? new Uint32Array(times.length) : from];
  }
  return from;
}

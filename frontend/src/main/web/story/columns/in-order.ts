/** Puts many texts in order in short tasks: small parts at once, then every two parts together (a merge sort). */
const PART = 1_000;

/**
 * @param yieldToPage ends a task that has taken long enough
 * @returns their positions, in the order of their UTF-16 units, as the server orders ids
 */
export async function inOrder(texts: readonly string[], yieldToPage: () => Promise<void>): Promise<Uint32Array> {
  const text = (position: number) => texts[position] as string;
  let from = Uint32Array.from(texts.keys());
  for (let at = 0; at < from.length; at += PART) {
    from.subarray(at, at + PART).sort((one, other) => (text(one) < text(other) ? -1 : 1));
    await yieldToPage();
  }
  let to = new Uint32Array(from.length);
  for (let size = PART; size < from.length; size *= 2) {
    for (let begin = 0; begin < from.length; begin += 2 * size) {
      const middle = Math.min(begin + size, from.length);
      const end = Math.min(begin + 2 * size, from.length);
      let [left, right] = [begin, middle];
      for (let at = begin; at < end; at++) {
        const isLeft = right === end || (left < middle && text(from[left] as number) < text(from[right] as number));
        to[at] = from[isLeft ? left++ : right++] as number;
        if (at % PART === 0) await yieldToPage();
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

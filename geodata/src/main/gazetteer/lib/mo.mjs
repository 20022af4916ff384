/**
 * Reads a gettext catalogue, https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html, written by a machine
 * that puts the least byte first.
 *
 * @returns translations by what they translate
 */
export function readMo(bytes) {
  if (bytes.readUInt32LE(0) !== 0x950412de) throw new Error('Not a gettext catalogue with the least byte first');
  const [count, originals, translations] = [8, 12, 16].map((offset) => bytes.readUInt32LE(offset));
  const text = (table, i) => {
    const [length, start] = [0, 4].map((offset) => bytes.readUInt32LE(table + 8 * i + offset));
    return bytes.toString('utf8', start, start + length);
  };
  return new Map(Array.from({ length: count }, (_, i) => [text(originals, i), text(translations, i)]));
}

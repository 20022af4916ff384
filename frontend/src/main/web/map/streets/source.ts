/** Reads a file on the server in parts. */
import type { Source } from "../../../vendor/protomaps-leaflet/protomaps-leaflet.js";

/** The address names the file's content: another file has another address, so no tag needs to be compared. */
export function rangesOf(address: string): Source {
  return {
    getKey: () => address,
    async getBytes(offset, length, signal) {
      const asked = { headers: { Range: `bytes=${offset}-${offset + length - 1}` }, ...(signal && { signal }) };
      const response = await fetch(address, asked);
      // A host that knows no ranges would send the whole file, whatever its size, for each tile.
      if (response.status !== 206) {
        await response.body?.cancel();
        throw new Error(`${address}: ${response.status}, and not 206, a part of the file`);
      }
      return { data: await response.arrayBuffer() };
    },
  };
}

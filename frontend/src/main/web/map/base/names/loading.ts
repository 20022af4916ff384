/** Loads what views need: small countries and seas, and towns tile by tile. */
import type { Config } from "../../../story/types.ts";
import { type Name, type NamesFile, readNames, readTowns, type TownsFile } from "./name.ts";
import { type Extent, isOfSmallTowns, tilesOf } from "./tiles.ts";

/** @throws Error where it cannot be had */
export async function load<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** From here on a view needs the names of small things. */
const CLOSE_ZOOM = 4.25;

/** @returns gives the names that a view needs and that it has not given yet; what cannot be had is asked for again next time */
export function nameLoader({
  assets,
  files,
}: Pick<Config, "assets" | "files">): (extent: Extent, zoom: number) => Promise<Name[]> {
  const asked = new Set<string>();
  // A story that stands as files has small towns around what it tells of alone.
  const near = files?.towns.split(" ");
  const once = async <T>(address: string, read: (file: T) => Name[]): Promise<Name[]> => {
    if (asked.has(address)) return [];
    asked.add(address);
    try {
      return read(await load<T>(address));
    } catch {
      asked.delete(address);
      return [];
    }
  };
  return async (extent, zoom) => {
    const tiles = tilesOf(extent, zoom).filter((tile) => !near || !isOfSmallTowns(tile) || near.includes(tile));
    const found = await Promise.all([
      zoom >= CLOSE_ZOOM ? once<NamesFile>(assets.closeNames, readNames) : [],
      ...tiles.map((tile) => once<TownsFile>(`${assets.towns}${tile}.json`, (file) => readTowns(file, tile))),
    ]);
    return found.flat();
  };
}

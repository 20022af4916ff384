/** Lets a component say in words where a position is. */
import { useEffect, useState } from "preact/hooks";
import type { LonLat } from "../../story/types.ts";
import { useDesk } from "../desk/desk.ts";
import { whereIs } from "./gazetteer.ts";

/** Empty until that is known. */
export function useWhere(at: LonLat | undefined): string {
  const desk = useDesk();
  const [where, setWhere] = useState("");
  useEffect(() => {
    setWhere("");
    if (!at) return;
    let wanted = true;
    void whereIs(desk, at).then((text) => wanted && setWhere(text));
    return () => {
      wanted = false;
    };
  }, [at?.[0], at?.[1]]);
  return where;
}

/** Who else has the story open. */
import { useDesk } from "./desk.ts";
import { useValue } from "./use.ts";

export function People() {
  const desk = useDesk();
  const here = useValue(desk, (state) => state.here);
  const others = [...new Set(here.filter((one) => !one.self).map((one) => one.username))];
  return (
    <p class="people" role="status">
      {others.length > 0 && desk.words.t("edit.here", others.join(", "))}
    </p>
  );
}

/** What is shown of an import at one stage of it is given. */
import type { PageProps } from "../props.ts";
import type { Standing } from "./imports.ts";
import type { useTargetStory } from "./target-story.ts";
import type { Import, Wanted } from "./use-import.ts";

export interface StageProps extends PageProps {
  readonly current: Import;
  readonly target: ReturnType<typeof useTargetStory>;
  readonly onFiles: (files: readonly File[], wanted?: Partial<Wanted>) => void;
}

/** Of one that the server has looked at. */
export interface CheckedProps extends StageProps {
  readonly standing: Standing;
}

/** How an event is shown, in a number: the columns that clusters count by, from 1; 0 is not at all. */
export const HIDDEN = 0;
/** None of these is known to have happened: possibly begun, such of what was planned, planned, said but not settled; the last, nobody knows when. */
export const POSSIBLE = 1;
export const POSSIBLY_PLANNED = 2;
export const PLANNED = 3;
export const UNSETTLED = 4;
export const UNDATED = 5;
/** How many they are; then come the categories, in the story's order, and last what was withdrawn. */
export const DOUBTS = 5;

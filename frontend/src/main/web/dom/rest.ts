/**
 * Does something when it has not been asked for anew for a while. One timer rings and looks: to end one and begin another at each
 * step of time would cost as much as what the step changes.
 *
 * @returns asks for it
 */
export function atRest(run: () => void, quietMs: number): () => void {
  let due = 0;
  let waiting = false;
  const look = () => {
    const left = due - performance.now();
    waiting = left > 0;
    if (waiting) setTimeout(look, left);
    else run();
  };
  return () => {
    due = performance.now() + quietMs;
    if (!waiting) look();
  };
}

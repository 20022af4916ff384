/** Work cut into short tasks, so that a tap in the meantime is answered at once. */

/** Half of a frame: a phone takes several times as long for the same work. */
const TASK_MS = 6;

interface Scheduler {
  yield?(): Promise<void>;
}

function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Ends the task, at once or, by what it returns, as soon as the task has taken long enough. */
export interface Yield {
  (): Promise<void>;
  now(): Promise<void>;
}

export function createYield(clock: () => number = () => performance.now(), next = nextTask): Yield {
  let began = clock();
  const now = async () => {
    await next();
    began = clock();
  };
  const yieldToPage = async () => {
    if (clock() - began >= TASK_MS) await now();
  };
  return Object.assign(yieldToPage, { now });
}

/** No pause at all: nothing of the work is seen before it is done. */
export const NEVER_YIELD: Yield = Object.assign(() => Promise.resolve(), { now: () => Promise.resolve() });

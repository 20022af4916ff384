/** Moves time while the state says that it plays: at 1× one step a second. */

const STEP_MS = 1000;

export interface Player {
  update(playing: 0 | 1 | -1, speed: number): void;
}

export function createPlayer(tick: () => void): Player {
  let timer: number | undefined;
  let speedNow = 0;
  let playingNow = 0;
  return {
    update(playing, speed) {
      if (playing && playing === playingNow && timer !== undefined && speed === speedNow) return;
      clearInterval(timer);
      timer = playing ? window.setInterval(tick, STEP_MS / speed) : undefined;
      speedNow = speed;
      playingNow = playing;
    },
  };
}

/** Runs `callback` once after a time; what it returns cancels it. */
export type After = (delayMs: number, callback: () => void) => () => void;

/** A timer that keeps no process alive. */
export const unheldTimer: After = (delayMs, callback) => {
  const timer = setTimeout(callback, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
};

import { PluginStates } from './states.ts';
import type { PluginState } from './states.ts';

export interface Inactive {
  readonly name: string;
  readonly state: PluginState;
  /** When it is started again by itself, in milliseconds since 1970; 0 when it is not. */
  readonly restartAt: number;
  readonly now: number;
}

/**
 * What is the matter with a plugin that answers nothing, for the people who use it: no more of the cause than concerns
 * them, since what a plugin writes when it dies may be meant for nobody.
 */
export function whyNotActive({ name, state, restartAt, now }: Inactive): string {
  const plugin = `The plugin ${name}`;
  switch (state) {
    case PluginStates.NotRunning:
      return `${plugin} is disabled.`;
    // It runs before it has been activated.
    case PluginStates.Starting:
    case PluginStates.Running:
      return `${plugin} is starting. Try again in a moment.`;
    case PluginStates.FailedToStart:
      return `${plugin} did not start. A system administrator can see why in its status.`;
    case PluginStates.FailedToStayRunning: {
      if (restartAt === 0)
        return `${plugin} has stopped working and stays down until a system administrator starts it again.`;
      const seconds = Math.max(1, Math.ceil((restartAt - now) / 1000));
      return `${plugin} has stopped working and is started again in ${String(seconds)} s. Try again then.`;
    }
    case PluginStates.Stopping:
      return `${plugin} is being stopped.`;
  }
}

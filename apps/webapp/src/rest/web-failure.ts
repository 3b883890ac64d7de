import { pluginPath, send } from './request.ts';

/** A fault of a web half in this browser. */
export interface WebFailure {
  pluginId: string;
  version: string;
  /** Where it was to be shown or what it was doing, for example `ChannelHeaderButton` or `load`. */
  location: string;
  message: string;
  stack: string;
}

/** Tells the server, for its administrators; needs a session. */
export async function sendWebFailure({ pluginId, ...body }: WebFailure): Promise<void> {
  await send(pluginPath(pluginId, '/web_failure'), { method: 'POST', body });
}

import type { HookName } from '@patchbay/contract';

import type { RecordingPlugin } from './recording-plugin.ts';
import type { Stage } from './stage.ts';

/** Provokes the moment of a hook, and looks at what the plugin was called with and at what came of its answer. */
export type Moment = (stage: Stage, plugin: RecordingPlugin) => Promise<void>;

export type Moments = Partial<Record<HookName, Moment>>;

/** The fields of a hook's context that a request has. */
export interface Asked {
  readonly SessionId: string;
  readonly RequestId: string;
  readonly UserAgent: string;
  readonly IPAddress: string;
}

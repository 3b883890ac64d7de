import type { ChannelGuards } from './channels/channel-guards.ts';
import type { Clock } from './clock.ts';
import type { ConfigService } from './config/config.service.ts';
import type { Database } from './database/database.ts';
import type { EventHub } from './events/event-hub.ts';
import type { AttachedHooks } from './hooks/attached-hooks.ts';
import type { Logger } from './logger.ts';
import type { Outgoing } from './outgoing/outgoing.ts';

/** What nearly every service needs; `openCore` makes it before any of them. */
export interface CoreCommon {
  readonly database: Database;
  readonly clock: Clock;
  readonly hooks: AttachedHooks;
  readonly logger: Logger;
  readonly config: ConfigService;
  readonly events: EventHub;
  /** Which plugins must agree to what happens in a channel. */
  readonly guards: ChannelGuards;
  readonly outgoing: Outgoing;
}

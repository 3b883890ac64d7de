import type { Clock } from './clock.ts';
import type { ConfigService } from './config/config.service.ts';
import type { Database } from './database/database.ts';
import type { EventHub } from './events/event-hub.ts';
import type { AttachedHooks } from './hooks/attached-hooks.ts';
import type { Logger } from './logger.ts';

/** What nearly every service needs; `openCore` makes it before any of them. */
export interface CoreCommon {
  readonly database: Database;
  readonly clock: Clock;
  readonly hooks: AttachedHooks;
  readonly logger: Logger;
  readonly config: ConfigService;
  readonly events: EventHub;
}

import { LogLevel } from '@mattermost/types/client4';
import { Client4 } from 'mattermost-redux/client';

/** Longer messages are cut by the server (contract: rest POST /api/v4/logs). */
const MAX_LENGTH = 399;

/** Leaves a line in the server's log. The last thing that can be done about an error, so its own failure ends here. */
export function reportToServer(message: string): void {
  Client4.setEnableLogging(true);
  Client4.logClientError(message.slice(0, MAX_LENGTH), LogLevel.Error).catch(() => undefined);
}

import type { API, PushNotification } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<API, 'SendPushNotification'>;

/** Notifications for phones. */
export function pushApi({ core }: ApiScope): Methods {
  return {
    SendPushNotification: (notification, userId) =>
      core.push.send(
        notification && received<PushNotification>('model.PushNotification', notification),
        userId,
      ),
  };
}

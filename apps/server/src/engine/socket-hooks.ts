import type { HookDispatcher } from '@patchbay/hooks';
import type { Session } from '@patchbay/contract';
import type { SocketHooks } from '../sockets/socket-hooks.ts';

/** Tells plugins of sockets, through the dispatcher's queues. */
export function socketHooks(hooks: Pick<HookDispatcher, 'notify'>): SocketHooks {
  return {
    connected: (connectionId, userId) => hooks.notify('OnWebSocketConnect', [connectionId, userId]),
    disconnected: (connectionId, userId) => hooks.notify('OnWebSocketDisconnect', [connectionId, userId]),
    // Plugins get no session: it would carry the token.
    message: (connectionId, userId, request) =>
      hooks.notify('WebSocketMessageHasBeenPosted', [
        connectionId,
        userId,
        { ...request, Session: {} as Session, Locale: '' },
      ]),
  };
}

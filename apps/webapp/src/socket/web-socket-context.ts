import { createContext, useContext, useEffect } from 'react';
import type { SocketMessage } from './frames.ts';
import type { WebSocketClient } from './web-socket-client.ts';

/** `ProductApi.WebSocketProvider`: plugins take it as a context object. */
export const WebSocketContext = createContext<WebSocketClient | undefined>(undefined);

export function useWebSocketClient(): WebSocketClient | undefined {
  return useContext(WebSocketContext);
}

export function useWebSocket({ handler }: { handler: (message: SocketMessage) => void }): void {
  const client = useWebSocketClient();
  useEffect(() => {
    client?.addMessageListener(handler);
    return () => client?.removeMessageListener(handler);
  }, [client, handler]);
}

import type { ReplyFrame, SocketMessage } from './frames.ts';
import type { SocketConnection } from './socket-connection.ts';

type MessageListener = (message: SocketMessage) => void;
type PlainListener = () => void;

/** The socket as plugins get it: the prop `webSocketClient` and `ProductApi.useWebSocketClient` (contract: webapp §3). */
export class WebSocketClient {
  readonly #connection: SocketConnection;
  readonly #firstConnect = new Set<PlainListener>();
  readonly #reconnect = new Set<PlainListener>();
  readonly #close = new Set<PlainListener>();

  constructor(connection: SocketConnection) {
    this.#connection = connection;
    connection.onDisconnected.add(() => this.#close.forEach((listener) => listener()));
    connection.onConnected.add(({ again }) => {
      (again ? this.#reconnect : this.#firstConnect).forEach((listener) => listener());
    });
  }

  sendMessage(action: string, data: unknown, callback?: (reply: ReplyFrame) => void): void {
    this.#connection.send(action, data, callback);
  }

  userTyping(channelId: string, parentId: string, callback?: () => void): void {
    this.#connection.send('user_typing', { channel_id: channelId, parent_id: parentId }, callback);
  }

  userUpdateActiveStatus(userIsActive: boolean, manual: boolean, callback?: () => void): void {
    this.#connection.send('user_update_active_status', { user_is_active: userIsActive, manual }, callback);
  }

  getStatuses(callback?: (reply: ReplyFrame) => void): void {
    this.#connection.send('get_statuses', {}, callback);
  }

  getStatusesByIds(userIds: string[], callback?: (reply: ReplyFrame) => void): void {
    this.#connection.send('get_statuses_by_ids', { user_ids: userIds }, callback);
  }

  updateActiveChannel(channelId: string, callback?: (reply: ReplyFrame) => void): void {
    this.#connection.send('presence', { channel_id: channelId }, callback);
  }

  updateActiveTeam(teamId: string, callback?: (reply: ReplyFrame) => void): void {
    this.#connection.send('presence', { team_id: teamId }, callback);
  }

  updateActiveThread(isThreadView: boolean, channelId: string, callback?: (reply: ReplyFrame) => void): void {
    const data = { is_thread_view: isThreadView, thread_channel_id: channelId };
    this.#connection.send('presence', data, callback);
  }

  close(): void {
    this.#connection.close();
  }

  addMessageListener(listener: MessageListener): void {
    this.#connection.onMessage.add(listener);
  }

  removeMessageListener(listener: MessageListener): void {
    this.#connection.onMessage.delete(listener);
  }

  addFirstConnectListener(listener: PlainListener): void {
    this.#firstConnect.add(listener);
  }

  removeFirstConnectListener(listener: PlainListener): void {
    this.#firstConnect.delete(listener);
  }

  addReconnectListener(listener: PlainListener): void {
    this.#reconnect.add(listener);
  }

  removeReconnectListener(listener: PlainListener): void {
    this.#reconnect.delete(listener);
  }

  addMissedMessageListener(listener: PlainListener): void {
    this.#connection.onMissed.add(listener);
  }

  removeMissedMessageListener(listener: PlainListener): void {
    this.#connection.onMissed.delete(listener);
  }

  addCloseListener(listener: PlainListener): void {
    this.#close.add(listener);
  }

  removeCloseListener(listener: PlainListener): void {
    this.#close.delete(listener);
  }
}

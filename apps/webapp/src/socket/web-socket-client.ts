import { pluginOfError } from '../plugins/plugin-of-error.ts';
import type { ReplyFrame, SocketMessage } from './frames.ts';
import { SafeListeners } from './safe-listeners.ts';
import type { SocketConnection } from './socket-connection.ts';

type OnReply = (reply: ReplyFrame) => void;
type OnError = (pluginId: string, error: unknown) => void;

/**
 * The socket as plugins get it: the prop `webSocketClient` and `ProductApi.useWebSocketClient` (contract: webapp §3).
 * A listener of theirs that throws keeps nobody else from the event; whose it was is told by its bundle's address.
 */
export class WebSocketClient {
  readonly #connection: SocketConnection;
  readonly #message: SafeListeners<[SocketMessage]>;
  readonly #firstConnect: SafeListeners;
  readonly #reconnect: SafeListeners;
  readonly #missed: SafeListeners;
  readonly #error: SafeListeners<[unknown]>;
  readonly #close: SafeListeners<[number]>;
  readonly #failed: (error: unknown) => void;
  /** How often in a row the connection was lost or not made. */
  #failures = 0;

  constructor(connection: SocketConnection, onError: OnError = () => undefined) {
    this.#connection = connection;
    this.#failed = (error) => onError(pluginOfError(error) ?? '', error);
    this.#message = new SafeListeners(this.#failed);
    this.#firstConnect = new SafeListeners(this.#failed);
    this.#reconnect = new SafeListeners(this.#failed);
    this.#missed = new SafeListeners(this.#failed);
    this.#error = new SafeListeners(this.#failed);
    this.#close = new SafeListeners(this.#failed);
    connection.onMessage.add((message) => this.#message.call(message));
    connection.onMissed.add(() => this.#missed.call());
    connection.onError.add((error) => this.#error.call(error));
    connection.onDisconnected.add(() => {
      this.#failures += 1;
      this.#close.call(this.#failures);
    });
    connection.onConnected.add(({ again }) => {
      this.#failures = 0;
      (again ? this.#reconnect : this.#firstConnect).call();
    });
  }

  /** The reply has the request's number; without a connection nothing is sent. */
  sendMessage(action: string, data?: unknown, callback?: OnReply): void {
    const onReply =
      callback === undefined
        ? undefined
        : (reply: ReplyFrame) => {
            try {
              callback(reply);
            } catch (error) {
              this.#failed(error);
            }
          };
    this.#connection.send(action, data, onReply);
  }

  userTyping(channelId: string, parentId: string, callback?: OnReply): void {
    this.sendMessage('user_typing', { channel_id: channelId, parent_id: parentId }, callback);
  }

  userUpdateActiveStatus(userIsActive: boolean, manual: boolean, callback?: OnReply): void {
    this.sendMessage('user_update_active_status', { user_is_active: userIsActive, manual }, callback);
  }

  acknowledgePostedNotification(postId: string, status: string, reason?: string, postedData?: string): void {
    const { userAgent } = window.navigator;
    const data = { post_id: postId, user_agent: userAgent, status, reason, data: postedData };
    this.sendMessage('posted_notify_ack', data);
  }

  getStatuses(callback?: OnReply): void {
    this.sendMessage('get_statuses', {}, callback);
  }

  getStatusesByIds(userIds: string[], callback?: OnReply): void {
    this.sendMessage('get_statuses_by_ids', { user_ids: userIds }, callback);
  }

  updateActiveChannel(channelId: string, callback?: OnReply): void {
    this.sendMessage('presence', { channel_id: channelId }, callback);
  }

  updateActiveTeam(teamId: string, callback?: OnReply): void {
    this.sendMessage('presence', { team_id: teamId }, callback);
  }

  updateActiveThread(isThreadView: boolean, channelId: string, callback?: OnReply): void {
    const data = { is_thread_view: isThreadView, thread_channel_id: channelId };
    this.sendMessage('presence', data, callback);
  }

  close(): void {
    this.#connection.close();
  }

  addMessageListener(listener: (message: SocketMessage) => void): void {
    this.#message.add(listener);
  }

  removeMessageListener(listener: (message: SocketMessage) => void): void {
    this.#message.delete(listener);
  }

  addFirstConnectListener(listener: () => void): void {
    this.#firstConnect.add(listener);
  }

  removeFirstConnectListener(listener: () => void): void {
    this.#firstConnect.delete(listener);
  }

  addReconnectListener(listener: () => void): void {
    this.#reconnect.add(listener);
  }

  removeReconnectListener(listener: () => void): void {
    this.#reconnect.delete(listener);
  }

  addMissedMessageListener(listener: () => void): void {
    this.#missed.add(listener);
  }

  removeMissedMessageListener(listener: () => void): void {
    this.#missed.delete(listener);
  }

  addErrorListener(listener: (error: unknown) => void): void {
    this.#error.add(listener);
  }

  removeErrorListener(listener: (error: unknown) => void): void {
    this.#error.delete(listener);
  }

  /** Told how often in a row the connection was lost. */
  addCloseListener(listener: (failures: number) => void): void {
    this.#close.add(listener);
  }

  removeCloseListener(listener: (failures: number) => void): void {
    this.#close.delete(listener);
  }
}

import { WebSocketClient } from '@mattermost/client';
import { WebSocket } from 'ws';

import { eventually } from '../eventually.ts';
import type { Person } from './world.ts';

export interface Heard {
  readonly event: string;
  readonly data: Record<string, unknown>;
  readonly seq: number;
}

/** How long it waits before it tries again, in milliseconds. */
const RETRY_MS = 20;

/** Somebody's socket by Mattermost's own client, and what was heard on it. */
export class Listener {
  readonly client: WebSocketClient;
  readonly heard: Heard[] = [];
  /** Times that events were missed for good. */
  missed = 0;
  reconnects = 0;
  #socket: WebSocket | undefined;

  private constructor() {
    this.client = new WebSocketClient({
      newWebSocketFn: (url) => {
        this.#socket = new WebSocket(url);
        return this.#socket as unknown as globalThis.WebSocket;
      },
      minWebSocketRetryTime: RETRY_MS,
      maxWebSocketRetryTime: RETRY_MS,
      reconnectJitterRange: 0,
    });
    this.client.addMessageListener((message) => this.heard.push(message as unknown as Heard));
    this.client.addMissedMessageListener(() => (this.missed += 1));
    this.client.addReconnectListener(() => (this.reconnects += 1));
  }

  static async connect({ client }: Person): Promise<Listener> {
    // The package asks for a browser's; Node has one from version 22 on.
    globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
    const listener = new Listener();
    listener.client.initialize(client.getWebSocketUrl(), client.getToken());
    await listener.hears('hello');
    return listener;
  }

  /** Waits for an event that has these words in its data. */
  async hears(event: string, words = ''): Promise<Heard> {
    const found = await eventually(
      `the event ${event} with ${words}`,
      () => this.heard.find((each) => each.event === event && JSON.stringify(each.data).includes(words)),
      (seen) => seen !== undefined,
    );
    return found as Heard;
  }

  /** As when the network goes away; the client tries again by itself. */
  breakOff(): void {
    this.#socket?.terminate();
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { eventually } from '../eventually.ts';

/** What stands in for the proxy that sends notifications to phones: it takes each, and keeps it. */
export class PushProxy {
  readonly #taken: string[] = [];
  readonly #server = createServer((request, response) => {
    void text(request).then((body) => {
      this.#taken.push(body);
      response.setHeader('Content-Type', 'application/json');
      response.end('{"status":"OK"}');
    });
  });

  static async listen(): Promise<PushProxy> {
    const proxy = new PushProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get environment(): Record<string, string> {
    return {
      MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'true',
      MM_EMAILSETTINGS_PUSHNOTIFICATIONSERVER: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`,
    };
  }

  /** Waits for a notification with these words in it. */
  async until(words: string): Promise<void> {
    await eventually(
      `a notification with ${words}`,
      () => [...this.#taken],
      (taken) => taken.some((body) => body.includes(words)),
    );
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

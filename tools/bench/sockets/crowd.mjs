import { once } from 'node:events';

import { WebSocket } from 'ws';

/** At once, so that the server's backlog of connections is not what is measured. */
const OPENING = 50;

/** So many sockets that only listen. */
export class Crowd {
  /** @type {WebSocket[]} */
  #sockets = [];
  /** @type {(data: Buffer) => void} */
  #heard = () => undefined;

  /**
   * @param {string} url
   * @param {number} count
   * @param {Record<string, string>} [headers]
   */
  static async open(url, count, headers = {}) {
    const crowd = new Crowd();
    while (crowd.#sockets.length < count) {
      const opened = Array.from({ length: OPENING }, () => new WebSocket(url, { headers }));
      await Promise.all(opened.map((socket) => once(socket, 'message')));
      for (const socket of opened) socket.on('message', (data) => crowd.#heard(/** @type {Buffer} */ (data)));
      crowd.#sockets.push(...opened);
    }
    return crowd;
  }

  /**
   * @param {() => Promise<unknown>} say what has the server tell all of them
   * @param {(data: Buffer) => boolean} isIt
   * @returns {Promise<{ ms: number, bytes: Buffer }>} until the last of them has heard it
   */
  async hears(say, isIt) {
    let missing = this.#sockets.length;
    const begun = performance.now();
    /** @type {Promise<{ ms: number, bytes: Buffer }>} */
    const heard = new Promise((resolve) => {
      this.#heard = (data) => {
        if (!isIt(data)) return;
        missing -= 1;
        if (missing === 0) resolve({ ms: performance.now() - begun, bytes: data });
      };
    });
    await say();
    return heard;
  }

  async close() {
    await Promise.all(
      this.#sockets.map((socket) => {
        const closed = once(socket, 'close');
        socket.terminate();
        return closed;
      }),
    );
  }
}

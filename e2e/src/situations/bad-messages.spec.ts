import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { FAILED_TO_START, RUNNING, Site } from '../site.ts';

jest.setTimeout(180_000);

const ID = 'com.example.bad-messages';
const GOOD = 'com.example.good';

/** A plugin in whose connection something else stands than its SDK has written, from the next answer on. */
const tampering = `
  import { randomBytes } from 'node:crypto';
  import net from 'node:net';

  const YAMUX_HEADER_BYTES = 12;
  const ways = {
    garbage: () => randomBytes(64 * 1024),
    // A frame of 4 GiB, on the stream that the answer would have been on.
    frame: (chunk) => {
      const header = Buffer.from(chunk.subarray(0, YAMUX_HEADER_BYTES));
      header.writeUInt32BE(0xffffffff, 8);
      return Buffer.concat([header, Buffer.alloc(1024)]);
    },
    // A gob message of 1 GiB, of which little follows.
    gob: (chunk) => {
      const content = Buffer.from('fc40000000ffffffff', 'hex');
      const header = Buffer.from(chunk.subarray(0, YAMUX_HEADER_BYTES));
      header.writeUInt32BE(content.length, 8);
      return Buffer.concat([header, content]);
    },
  };
  let way;
  const isData = (chunk) => chunk.length > YAMUX_HEADER_BYTES && chunk[0] === 0 && chunk[1] === 0;
  const { write } = net.Socket.prototype;
  net.Socket.prototype.write = function (chunk, ...rest) {
    if (way === undefined || this === process.stdout || this === process.stderr || !isData(Buffer.from(chunk)))
      return write.call(this, chunk, ...rest);
    const bad = ways[way](Buffer.from(chunk));
    way = undefined;
    return write.call(this, bad, ...rest);
  };`;

describe('messages that are malformed or far too large', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.run({
      id: GOOD,
      hooks: "MessageWillBePosted: (_, post) => [{ ...post, message: post.message + ' (good)' }, '']",
    });
  });
  afterAll(() => site.close());

  it.each([
    [
      'of two megabytes and no end',
      "process.stdout.write('x'.repeat(2 ** 21)); setInterval(() => undefined, 60_000);",
    ],
    ['that is no handshake', "console.log('Hello, world!'); setInterval(() => undefined, 60_000);"],
    ['of zeros', 'process.stdout.write(Buffer.alloc(4096)); process.stdout.end();'],
  ])('as a first line %s: the plugin does not start, and says why', async (_what, script) => {
    await site.install({ id: ID, version: '0.1.0', script });
    await site.rest.post(`/plugins/${ID}/enable`);
    const { error } = await site.whenStatus(ID, 'did not start', ({ state }) => state === FAILED_TO_START);
    expect(error).not.toBe('');
    await site.rest.delete(`/plugins/${ID}`);
    await theOthersGoOn();
  });

  it.each(['garbage', 'frame', 'gob'])(
    'as an answer (%s): that call fails, the chat goes on',
    async (way) => {
      await site.run({
        id: ID,
        version: '0.2.0',
        head: tampering,
        hooks: `MessageWillBePosted: (_, post) => {
        if (post.message !== 'now') return [undefined, ''];
        way = '${way}';
        return [{ ...post, message: 'never to be seen' }, ''];
      }`,
      });
      // The plugin's policy is open, so it is left out.
      expect(await site.say('now')).toMatchObject({ message: 'now (good)' });
      await theOthersGoOn();
      expect(site.log(ID).map(({ msg }) => msg)).toContainEqual(
        expect.stringMatching(/^MessageWillBePosted of plugin .* failed as a call: /),
      );
      await site.rest.delete(`/plugins/${ID}`);
    },
  );

  it('as a well-formed post of 20 megabytes: it is not kept, and the plugin runs on', async () => {
    await site.run({
      id: ID,
      version: '0.3.0',
      hooks: `MessageWillBePosted: (_, post) =>
        post.message.startsWith('now') ? [{ ...post, message: 'x'.repeat(20_000_000) }, ''] : [undefined, '']`,
    });
    await expect(site.say('now')).rejects.toThrow(/400.*message_length/);
    expect(await site.status(ID)).toMatchObject({ state: RUNNING, error: '' });
    await theOthersGoOn();
  });

  async function theOthersGoOn(): Promise<void> {
    expect(await site.say('hello')).toMatchObject({ message: 'hello (good)' });
    expect(await site.status(GOOD)).toMatchObject({ state: RUNNING, error: '' });
  }
});

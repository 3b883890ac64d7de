import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { RequestOnWire } from '../http-wire.ts';
import { MAX_BUFFERED_BODY_BYTES, pluginHttpBuffered } from './plugin-http.ts';

const request = {
  Method: 'GET',
  URL: '/other/path',
  Proto: 'HTTP/1.1',
  ProtoMajor: 1,
  ProtoMinor: 1,
} as RequestOnWire;
const PIECE = Buffer.alloc(1024 * 1024, 'x');

/** A body of so many mebibytes. */
function bodyOf(pieces: number): Readable {
  let left = pieces;
  return new Readable({
    read(this: Readable) {
      this.push(left-- > 0 ? PIECE : null);
    },
  });
}

const answering = (body: Readable) => ({
  PluginHTTP: () => Promise.resolve({ statusCode: 200, header: {}, body }),
});

describe('a request to another plugin, in one piece', () => {
  it('takes an answer as large as it may be', async () => {
    const pieces = MAX_BUFFERED_BODY_BYTES / PIECE.length;
    const reply = await pluginHttpBuffered(answering(bodyOf(pieces)), [request, Buffer.alloc(0)]);
    expect(reply[0]).toMatchObject({
      StatusCode: 200,
      Proto: 'HTTP/1.1',
      ContentLength: MAX_BUFFERED_BODY_BYTES,
    });
    expect((reply[1] as Buffer).length).toBe(MAX_BUFFERED_BODY_BYTES);
  });

  it('refuses a larger one, and reads no more of it', async () => {
    const body = bodyOf(Infinity);
    const call = pluginHttpBuffered(answering(body), [request, Buffer.alloc(0)]);
    await expect(call).rejects.toThrow(`the response is larger than ${MAX_BUFFERED_BODY_BYTES} bytes`);
    expect(body.destroyed).toBe(true);
  });

  it('fails, rather than answer nothing, where nobody answers', async () => {
    await expect(
      pluginHttpBuffered({ PluginHTTP: () => Promise.resolve(undefined) }, [request, Buffer.alloc(0)]),
    ).rejects.toThrow('the plugin gave no response');
    await expect(pluginHttpBuffered({}, [request, Buffer.alloc(0)])).rejects.toThrow(
      'API method PluginHTTP is not implemented by this server',
    );
  });
});

/** Encoding and decoding the post of the hook round trips, without any wire, beside what JSON takes for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, post } from './rpc/post.mjs';
import { buildCodec } from './rpc/programs.mjs';
import { median } from './table.mjs';

const ROUNDS = 40;
const WARM_UP_ROUNDS = 10;
const VALUES = 2_000;

/** Microseconds a value, as a median of rounds in which all take turns. */
export default async function measure() {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  try {
    const ways = waysOf(await buildCodec(directory));
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const way of ways) {
        const begun = performance.now();
        for (let value = 0; value < VALUES; value += 1) way.run();
        if (round >= 0) way.taken.push(((performance.now() - begun) * 1000) / VALUES);
      }
    }
    return ways.map(({ what, floor, taken }) => {
      const us = median(taken);
      return { what, value: `${us.toFixed(2)} µs`, ratio: us / median(floor?.taken ?? taken) };
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function waysOf({ GobEncoder, GobWriter, hookTable, NEED_MORE, TypedDecoder, wire }) {
  const type = hookTable.MessageWillBePosted.args;
  const args = [context, post];
  const way = (what, run, floor) => ({ what, run, floor, taken: [] });

  const text = JSON.stringify(args);
  const stringify = way('post: JSON.stringify', () => JSON.stringify(args));
  const parse = way('post: JSON.parse', () => JSON.parse(text));

  const encoder = new GobEncoder(wire.encoders);
  const writer = new GobWriter();
  const encode = () => {
    writer.pos = 0;
    encoder.encode(writer, type, args);
  };
  const decoder = new TypedDecoder(wire.types);
  const decode = (bytes) => {
    decoder.push(bytes);
    if (decoder.next(type) === NEED_MORE) throw new Error('half a value');
  };
  // The first message also holds the types, as on a stream.
  encode();
  decode(Buffer.from(writer.buf.subarray(0, writer.pos)));
  encode();
  const bytes = Buffer.from(writer.buf.subarray(0, writer.pos));
  return [
    stringify,
    way('post: gob encode', encode, stringify),
    parse,
    way('post: gob decode', () => decode(bytes), parse),
  ];
}

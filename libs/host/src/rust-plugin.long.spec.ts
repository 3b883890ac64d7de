import { beforeAll, describe, expect, it } from '@jest/globals';
import { itGreets } from './fixtures/greeter.ts';
import {
  hasCargo,
  RUST_BUILD_DEADLINE_MS,
  runCargo,
  rustExampleBundle,
  rustExampleWithTls,
} from './fixtures/rust-example.ts';
import { speaksTls } from './fixtures/speaks-tls.ts';

(hasCargo ? describe : describe.skip)('the Rust package (needs cargo)', () => {
  let bundle: Buffer;
  beforeAll(async () => {
    bundle = await rustExampleBundle();
  }, RUST_BUILD_DEADLINE_MS);

  itGreets(() => bundle);

  it(
    'speaks TLS to a host that asks for it, and to no other',
    async () => speaksTls(await rustExampleWithTls(), []),
    RUST_BUILD_DEADLINE_MS,
  );

  it(
    'passes its own tests',
    async () => {
      expect(await runCargo('test', '--locked')).toContain('test result: ok');
    },
    RUST_BUILD_DEADLINE_MS,
  );
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { itGreets } from './fixtures/greeter.ts';
import { hasCargo, RUST_BUILD_DEADLINE_MS, runCargo, rustExampleBundle } from './fixtures/rust-example.ts';

(hasCargo ? describe : describe.skip)('the Rust package (needs cargo)', () => {
  let bundle: Buffer;
  beforeAll(async () => {
    bundle = await rustExampleBundle();
  }, RUST_BUILD_DEADLINE_MS);

  itGreets(() => bundle);

  it(
    'passes its own tests, and builds with TLS',
    async () => {
      expect(await runCargo('test', '--locked', '--features', 'patchbay-plugin/mtls')).toContain(
        'test result: ok',
      );
    },
    RUST_BUILD_DEADLINE_MS,
  );
});

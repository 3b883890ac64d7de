import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { itGreets } from './fixtures/greeter.ts';
import {
  hasPython,
  PACKAGE,
  PYTHON_BUILD_DEADLINE_MS,
  pythonEnvironment,
  pythonExampleBundle,
  runPython,
} from './fixtures/python-package.ts';
import { speaksTls } from './fixtures/speaks-tls.ts';

(hasPython ? describe : describe.skip)('the Python package (needs Python 3.10)', () => {
  let python: string;
  beforeAll(async () => {
    python = await pythonEnvironment();
  }, PYTHON_BUILD_DEADLINE_MS);

  it(
    'has what the .proto files give: after a change run python tools/generate.py in sdk/python',
    async () => {
      expect(await runPython(python, 'tools/generate.py', '--check')).toContain('all is as it was');
    },
    PYTHON_BUILD_DEADLINE_MS,
  );

  it(
    'is typed throughout, and so is its example',
    async () => {
      await runPython(python, '-m', 'mypy', '--cache-dir=/dev/null', 'src', 'tools', 'tests');
      await runPython(python, '-m', 'mypy', '--cache-dir=/dev/null', '--strict', 'example/server/main.py');
    },
    PYTHON_BUILD_DEADLINE_MS,
  );

  it(
    'passes its own tests',
    async () => {
      expect(await runPython(python, '-m', 'pytest', '-q', '-p', 'no:cacheprovider')).toMatch(/\d+ passed/);
    },
    PYTHON_BUILD_DEADLINE_MS,
  );

  it(
    'speaks TLS to a host that asks for it, and to no other',
    () => speaksTls(python, [join(PACKAGE, 'example/server/main.py')]),
    PYTHON_BUILD_DEADLINE_MS,
  );

  describe('in a plugin that was packed as an author would', () => {
    let bundle: Buffer;
    beforeAll(async () => {
      bundle = await pythonExampleBundle(python);
    }, PYTHON_BUILD_DEADLINE_MS);

    itGreets(() => bundle);
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const LINT_DEADLINE_MS = 120_000;

/**
 * Lints texts as if they were files of the repository, in a process of its own: ESLint and Nx keep their state globally.
 *
 * @param {string} root the repository
 * @param {readonly { path: string, code: string }[]} texts path: relative to root; the file need not exist
 * @returns {Promise<string[][]>} for each text the rules it breaks
 */
export async function lintAs(root, texts) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [fileURLToPath(import.meta.url), JSON.stringify(texts)],
    {
      cwd: root,
      timeout: LINT_DEADLINE_MS,
      env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
      maxBuffer: 2 ** 26,
    },
  );
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1));
}

async function main() {
  const { createProjectGraphAsync } = await import('@nx/devkit');
  const { ESLint } = await import('eslint');
  await createProjectGraphAsync({ exitOnError: true }); // the boundary rule reads the graph that this leaves behind
  const eslint = new ESLint();
  /** @type {{ path: string, code: string }[]} */
  const texts = JSON.parse(process.argv[2] ?? '[]');
  const results = [];
  for (const { path, code } of texts) {
    const [result] = await eslint.lintText(code, { filePath: path });
    results.push(result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? []);
  }
  process.stdout.write(`\n${JSON.stringify(results)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

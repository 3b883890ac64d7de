import { findPostgres } from './libs/core/src/fixtures/postgres/find-postgres.mjs';
import { ownTemporaryFolder } from './tools/test/temporary-folder.mjs';

// Before Jest or a test asks for one.
ownTemporaryFolder();

/** One Jest run holds every project; each finds its sources through the `@patchbay/source` condition. */
const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: jsx, decorators: true },
      experimental: { keepImportAttributes: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** The fuzz, kill and soak runs (`npm run test:long`) are files of their own, and never part of `npm test`. */
const long = process.env.PATCHBAY_LONG === '1';
const specs = (...patterns) => (long ? ['**/*.long.spec.ts'] : patterns);

/** In milliseconds. Most tests take far less; a loaded machine may not. */
const TEST_DEADLINE_MS = 60_000;

const shared = {
  // By default within the temporary folder, which goes with the run.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.ts$': swc(false) },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '/fixtures/.*/package.json'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...(long ? [] : ['\\.long\\.spec\\.ts$'])],
};

const node = (name, roots) => ({
  ...shared,
  displayName: name,
  roots,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@patchbay/source', 'node', 'node-addons'] },
  testMatch: specs('**/*.spec.ts', '**/*.spec.mjs'),
});

/**
 * The specs of the core once more, on PostgreSQL; without it, one skip that says so. `npm test` has those that stand
 * nearest to the database, the long run all of them.
 */
const postgres = '<rootDir>/libs/core/src/fixtures/postgres';
const nearTheDatabase = ['database', 'search', 'kv', 'posts', 'threads', 'channels', 'plugins', 'plugin-sql'];
const specsOnPostgres = () => {
  if (!findPostgres()) return ['**/on-postgres.spec.ts'];
  return long ? ['**/!(*.long).spec.ts'] : nearTheDatabase.map((folder) => `**/src/${folder}/**/*.spec.ts`);
};
const onPostgres = {
  ...node('postgres', ['<rootDir>/libs/core']),
  globalSetup: `${postgres}/start.ts`,
  globalTeardown: `${postgres}/stop.ts`,
  setupFiles: [`${postgres}/use.ts`],
  // Plugins' SQL is for a chat on SQLite; what PostgreSQL says to the same is asked here.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    '\\.long\\.spec\\.ts$',
    '/plugin-sql/(?!dialect/on-postgres)',
  ],
  testMatch: specsOnPostgres(),
};

const browser = (name, roots) => ({
  ...shared,
  displayName: name,
  roots,
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['@patchbay/source', 'browser'] },
  testMatch: specs('**/*.spec.ts', '**/*.spec.tsx'),
  // mattermost-redux is CommonJS and requires this ES module, which Jest cannot do before Node 24.9.
  moduleNameMapper: { '^serialize-error$': '<rootDir>/apps/webapp/src/testing/serialize-error.cjs' },
});

/** What others built is tried where somebody names it: a folder of bundles, Mattermost's command line. */
const withoutPeers = [
  ...(process.env.PATCHBAY_PEER_BUNDLES ? [] : ['/peer-bundles\\.spec\\.ts$']),
  ...(process.env.MMCTL ? [] : ['/mmctl\\.spec\\.ts$']),
];

const inLibs = [
  'contract',
  'manifest',
  'bundle',
  'signing',
  'rpc',
  'hooks',
  'host',
  'core',
  'plugin-sdk',
  'testing',
];

export default {
  // Jest reads it here, not in a project.
  testTimeout: TEST_DEADLINE_MS,
  projects: [
    {
      ...node(
        'libs',
        inLibs.map((name) => `<rootDir>/libs/${name}`),
      ),
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '/on-postgres\\.spec\\.ts$'],
    },
    node('apps', [
      '<rootDir>/apps/server',
      '<rootDir>/apps/cli',
      '<rootDir>/apps/demo-plugin',
      '<rootDir>/tools',
    ]),
    browser('web', ['<rootDir>/libs/registry', '<rootDir>/libs/webapp-sdk', '<rootDir>/apps/webapp']),
    {
      ...node('e2e', ['<rootDir>/e2e']),
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, ...withoutPeers],
    },
    onPostgres,
  ],
};

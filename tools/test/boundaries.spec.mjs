import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { readProjects } from '../setup/projects.mjs';
import { lintAs } from './lint-as.mjs';
import { tagProblem } from './tag-problem.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LINT_DEADLINE_MS = 120_000;

describe('every project', () => {
  const projects = [...readProjects(root).values()];

  it('is found', () => {
    expect(projects.map(({ folder }) => folder)).toEqual(
      expect.arrayContaining(['libs/contract', 'apps/server']),
    );
  });

  it.each(projects.map((project) => [project.folder, project]))(
    '%s has one tag, and a known one',
    (_, project) => {
      expect(tagProblem(/** @type {any} */ (project))).toBeUndefined();
    },
  );

  it.each([
    ['no tags', undefined],
    ['an empty list of tags', []],
    ['two tags', ['type:app', 'type:core']],
    ['a tag that no rule knows', ['type:utils']],
  ])('would be found out with %s', (_, tags) => {
    expect(tagProblem({ folder: 'libs/new', tags })).toContain('libs/new');
  });
});

describe('an import', () => {
  const forbidden = [
    ['libs/contract/x.ts', '@patchbay/rpc/host', 'a leaf importing the wire'],
    ['libs/rpc/x.ts', '@patchbay/hooks', 'the wire importing an engine library'],
    ['libs/hooks/x.ts', '@patchbay/core', 'an engine library importing the chat'],
    ['libs/host/x.ts', 'typeorm', 'an engine library knowing the database'],
    ['libs/signing/x.ts', '@nestjs/common', 'an engine library knowing NestJS'],
    ['libs/core/x.ts', '@nestjs/common', 'the chat knowing NestJS'],
    ['libs/core/x.ts', '@patchbay/rpc', 'the chat knowing the wire'],
    ['libs/testing/x.ts', '@patchbay/host', 'what every test may use importing an engine library'],
    ['libs/core/x.ts', '@patchbay/testing/readme', 'the chat importing what is for tests'],
    ['libs/testing/x.ts', '@patchbay/plugin-sdk', 'what tests a plugin importing the SDK'],
    ['libs/registry/x.ts', '@patchbay/host', 'the web registry importing an engine library'],
    ['libs/plugin-sdk/x.ts', '@patchbay/rpc/host', 'an SDK importing the host side of the wire'],
    ['libs/plugin-sdk/x.ts', '@patchbay/host', 'an SDK importing the host'],
    ['apps/demo-plugin/x.ts', '@patchbay/rpc/plugin', 'a plugin reaching behind its SDK'],
    ['apps/demo-plugin/x.ts', '@patchbay/core', 'a plugin importing the chat'],
    ['apps/cli/x.ts', '../server/package.json', 'an app importing an app'],
    ['apps/server/x.ts', '../demo-plugin/package.json', 'an app importing a plugin'],
    ['libs/host/x.ts', '../hooks/src/index.ts', 'a library reaching into the files of another'],
  ];
  const allowed = [
    ['libs/rpc/x.ts', '@patchbay/contract'],
    ['libs/host/x.ts', '@patchbay/rpc/host'],
    ['libs/core/x.ts', 'typeorm'],
    ['libs/core/x.ts', '@patchbay/hooks'],
    ['libs/plugin-sdk/x.ts', '@patchbay/rpc/plugin'],
    ['apps/server/x.ts', '@patchbay/core'],
    ['apps/server/x.ts', '@nestjs/common'],
    ['apps/demo-plugin/x.ts', '@patchbay/plugin-sdk'],
    ['apps/demo-plugin/x.spec.ts', '@patchbay/testing'],
  ];
  const linted = lintAs(
    root,
    [...forbidden, ...allowed].map(([path = '', imported = '']) => ({
      path,
      code: `import '${imported}';\n`,
    })),
  );

  it.each(forbidden.map((each, index) => [each[2], index]))(
    'breaks lint: %s',
    async (_, index) => {
      const rules = (await linted)[Number(index)];
      expect(rules).toContainEqual(
        expect.stringMatching(/^(@nx\/enforce-module-boundaries|@typescript-eslint\/no-restricted-imports)$/),
      );
    },
    LINT_DEADLINE_MS,
  );

  it.each(allowed.map(([path, imported], index) => [path, imported, index]))(
    'passes lint: %s importing %s',
    async (_path, _imported, index) => {
      expect((await linted)[forbidden.length + Number(index)]).toEqual([]);
    },
    LINT_DEADLINE_MS,
  );
});

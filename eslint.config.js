import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom; docs/decisions/0001-layout.md says why. */
const boundaries = [
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:contract'] },
  { sourceTag: 'type:wire', onlyDependOnLibsWithTags: ['type:contract'] },
  {
    sourceTag: 'type:engine',
    onlyDependOnLibsWithTags: ['type:contract', 'type:wire', 'type:engine', 'type:testing'],
  },
  { sourceTag: 'type:core', onlyDependOnLibsWithTags: ['type:contract', 'type:engine'] },
  { sourceTag: 'type:web-engine', onlyDependOnLibsWithTags: ['type:contract', 'type:web-engine'] },
  { sourceTag: 'type:sdk', onlyDependOnLibsWithTags: ['type:contract', 'type:wire'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:contract', 'type:wire', 'type:engine', 'type:core', 'type:web-engine'],
  },
  { sourceTag: 'type:plugin', onlyDependOnLibsWithTags: ['type:contract', 'type:sdk', 'type:testing'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['*'] },
];

/** Only core may know TypeORM, only the server NestJS, only the web half React. */
const foreign = (files, ignores, names, message) => ({
  files,
  ignores,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: names, message }] }],
  },
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/generated/**',
      '**/fixtures/**/bundle/**',
      '**/fixtures/boundaries/**',
      'data/**',
      '.nx/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.js'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/src/**/*.ts', '**/src/**/*.tsx'],
    ignores: ['**/fixtures/**'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  foreign(
    ['libs/**/*.ts'],
    ['libs/core/**'],
    ['@nestjs/*', 'typeorm', 'better-sqlite3'],
    'Engine libraries know neither NestJS nor the database: put this in apps/server or libs/core.',
  ),
  foreign(
    ['libs/core/**/*.ts'],
    [],
    ['@nestjs/*', 'react', 'express'],
    'Core is used without a server too (tests, dev): put this in apps/server.',
  ),
  foreign(
    ['libs/plugin-sdk/**/*.ts', 'apps/demo-plugin/**/*.ts'],
    [],
    ['@patchbay/rpc/host'],
    'An SDK sees only the plugin side of the wire.',
  ),
  {
    files: ['**/*.class-with-decorators.ts', 'apps/server/**/*.module.ts', 'apps/server/**/*.controller.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    files: ['tools/**', 'apps/cli/**', '**/build.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.spec.mjs'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // The tools of those eras read their configuration as CommonJS.
    files: ['eras/*/*.config.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);

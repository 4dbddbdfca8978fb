// Lint rules: likely mistakes only; Prettier decides how code looks, tools/checks/layers/check-layers.ts who imports whom.
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Code that a tsconfig below knows, so that rules may ask for types. */
const typed = ['src/**/*.ts', 'projects/**/*.ts', 'tools/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'];
const specs = [
  '**/*.spec.ts',
  '**/*.spec.ts/*.html',
  '**/*.story.ts',
  '**/testing-support/**',
  '**/e2e/**',
];

/** Words for what is not finished, in two parts so that this file is. */
const openEnds = ['to' + 'do', 'fix' + 'me', 'x' + 'xx'];
const switchedOff = [
  'CallExpression[callee.name=/^(xdescribe|xit)$/]',
  // With a title and a function; a condition comes first, and its reason second.
  'CallExpression[callee.property.name=/^(skip|fixme)$/][arguments.1.type=/Function/]',
  // A reason has more than one word.
  ...[
    'CallExpression[callee.property.name=/^(skip|fixme)$/]',
    'CallExpression[callee.name="pending"]',
  ].map((call) => `${call}:not(:has(> :matches(Literal[value=/\\S \\S/], TemplateLiteral)))`),
].join(', ');

export default defineConfig(
  globalIgnores([
    'dist/',
    'reports/',
    'coverage/',
    'test-results/',
    '.angular/',
    'out-tsc/',
    // Other people's style, on purpose.
    'projects/ngx-auth0-lock/schematics/migrate/corpus/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-warning-comments': ['error', { terms: openEnds, location: 'anywhere' }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.name=/^(fdescribe|fit)$/], MemberExpression[property.name="only"]',
          message: 'A focused test keeps the others from running.',
        },
        {
          selector: switchedOff,
          message:
            'A test that is switched off says why, in the call: pending("…"), test.skip(is, "…").',
        },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty-pattern': 'error',
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-self-assign': 'error',
      'no-unsafe-finally': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': ['error', { ignoreRestArgs: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: typed,
    // Resolved by Vitest, against the built package.
    ignores: ['e2e/vitest/**'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.spec.json',
          'projects/ngx-auth0-lock/tsconfig.spec.json',
          'projects/ngx-auth0-lock/schematics/tsconfig.json',
          'projects/lock-tenant/tsconfig.json',
          'tools/tsconfig.json',
          'tools/installs/apps/tsconfig.json',
          'bench/tsconfig.json',
          'e2e/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Node's test functions return promises that it waits for by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] },
          ],
        },
      ],
      // Event emitters such as Lock ignore what a listener returns, a promise too.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // The methods of a session are closures, made to be handed over.
      '@typescript-eslint/unbound-method': 'off',
      // Errors travel as `unknown` until one place makes them an AuthError.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // An implementation of an async interface need not wait for anything.
      '@typescript-eslint/require-await': 'off',
      // What Lock, JSON and the network hand over has no type until it has been looked at.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // What ships looks before it trusts: values from outside pass fieldsOf().
    files: ['src/**/*.ts', 'projects/ngx-auth0-lock/{session,src,angular-jwt,testing}/**/*.ts'],
    ignores: specs,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'projects/ngx-auth0-lock/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['src/**/*.html', 'projects/ngx-auth0-lock/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    // Angular needs the classes that a constructor asks for, not their types.
    files: ['tools/installs/apps/ng-module/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // They talk to a terminal.
    files: ['tools/**', 'bench/**', 'examples/**', 'projects/lock-tenant/src/cli/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: specs,
    rules: {
      'no-console': 'off',
      // Specs hand over wrong things on purpose.
      '@typescript-eslint/no-explicit-any': 'off',
      // Apps with NgModules and structural directives are among those that the library is for.
      '@angular-eslint/prefer-standalone': 'off',
      '@angular-eslint/template/prefer-control-flow': 'off',
    },
  },
);

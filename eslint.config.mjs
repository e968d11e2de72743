import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const may = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });
const withoutBroker = (rule) => ({
  ...rule,
  bannedExternalImports: [...(rule.bannedExternalImports ?? []), 'kafkajs', '@platformatic/kafka'],
});

/** Who may import whom, by the tags in each project's package.json. */
export const boundaries = [
  ...[
    { ...may('type:domain', 'type:domain'), bannedExternalImports: ['@nestjs/*', 'typeorm', 'react'] },
    may('type:contract', 'type:domain'),
    may('type:platform', 'type:domain', 'type:contract'),
    may('type:testing', 'type:domain', 'type:contract', 'type:platform'),
    may('type:service', 'type:domain', 'type:contract', 'type:platform', 'type:kafka', 'type:testing'),
    may('type:gateway', 'type:domain', 'type:contract', 'type:platform', 'type:testing'),
    may('type:web', 'type:web', 'type:domain', 'type:contract'),
    may('type:standalone', 'type:domain', 'type:contract', 'type:platform', 'type:service', 'type:gateway', 'type:testing'),
  ].map(withoutBroker),
  may('type:partner'),
  may('type:kafka', 'type:domain', 'type:contract', 'type:platform', 'type:testing'),
  may('runtime:browser', 'runtime:browser', 'runtime:any'),
  may('runtime:any', 'runtime:any'),
];

export default ts.config(
  { ignores: ['**/dist/**', '**/*.generated.ts', '.nx/**', '.data/**'] },
  ...ts.configs.recommended,
  prettier,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-console': ['error', { allow: ['log', 'error'] }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.tsx'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Specs may start a broker of their own.
    files: ['**/*.kafka.spec.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: ['tools/kafka/broker\\.ts$'], depConstraints: boundaries },
      ],
    },
  },
  {
    // Constructor parameters of decorated classes are values to Nest's injector even where TypeScript sees only types.
    files: ['apps/**/*.resolver.ts', 'apps/**/*.service.ts', 'apps/**/*.consumer.ts', 'apps/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
);

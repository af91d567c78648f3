import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/testing/**', 'test/**/*.ts'];
const lines = (max) => ({ 'max-lines': ['error', { max }] });

// A decision must come out the same whenever and wherever it is taken again. tsconfig.pure.json keeps the platform out; these belong
// to the language, so that only a rule can.
const TIME = 'Time is in the command: `at`, `on`. A rule never looks at a clock.';
const CHANCE = 'A decision is repeatable. What is random is gathered by the handler, or made with idOf.';
const impure = {
  clock: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: TIME },
    { selector: "CallExpression[callee.name='Date']", message: TIME },
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: TIME },
  ],
  dates: [
    {
      selector: "NewExpression[callee.name='Date'][arguments.length>0]",
      message: 'Days and moments are texts; @hub/kernel counts with them.',
    },
  ],
  chance: [{ selector: "MemberExpression[object.name='Math'][property.name='random']", message: CHANCE }],
  frameworks: [{ selector: 'Decorator', message: 'A rule stands alone: no decorators in domain/.' }],
  locale: [{ selector: "MemberExpression[object.name='Intl']", message: 'What a locale says differs between machines.' }],
};

export default tseslint.config(
  { ignores: ['dist/**', 'dist.*/**', 'coverage/**', '.hub/**', 'libs/*/src/migrations/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      // In a file with decorators the rule stands down by itself: there a type import would hide a dependency from Nest.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A Nest module is a class whose content is its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // The classes of inputs and rows are the shapes that GraphQL and TypeORM read from; what travels is plain data.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It calls assertions unnecessary that the compiler needs, where a type only adds optional properties.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // A method of a port is asynchronous, whether or not one of its adapters has to wait.
      '@typescript-eslint/require-await': 'off',
      // `(x) => void f(x)` as a body in one line says what it does.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `const { secret: _secret, ...open } = all` leaves one out; `_name` says that a parameter is there for its place.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  { files: ['libs/*/src/domain/**/*.ts', 'libs/{platform,event-store,kernel}/src/**/*.ts'], rules: lines(250) },
  { files: ['libs/*/src/{write,react,read}/**/*.ts'], rules: lines(120) },
  { files: ['libs/*/src/domain/**/*.ts'], ignores: specs, rules: { 'no-restricted-syntax': ['error', ...Object.values(impure).flat()] } },
  { files: ['libs/kernel/src/**/*.ts'], ignores: specs, rules: { 'no-restricted-syntax': ['error', ...impure.clock, ...impure.chance] } },
  {
    // Which file imports which is for .dependency-cruiser.cjs to say; what is imported by name, only the linter sees.
    files: ['libs/*/src/**/*.ts'],
    ignores: ['libs/hub/**', ...specs],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@hub/(?!kernel|event-store|platform|case-files|testing)',
              importNamePattern: '(Row|Rows|Migrations|Module)$',
              message: "Contexts meet in facts: nobody reads another one's tables.",
            },
          ],
        },
      ],
    },
  },
  {
    files: specs,
    rules: {
      ...lines(300),
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Jest's matchers are typed with any, and a journey reads JSON that only its assertions describe.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: { console: false, module: false, process: false, URL: false, fetch: false, setTimeout: false } },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', eqeqeq: 'error' },
  },
);

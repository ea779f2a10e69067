module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // What services are made of is checked as the service that it becomes.
  ignorePatterns: ['shared/**', '*/skeleton/**'],
  overrides: [
    {
      // What describes the tests of every template is no test file itself.
      files: ['src/__testUtils__/describeTemplate.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});

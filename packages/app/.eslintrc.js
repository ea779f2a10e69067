module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // The stories assert by waiting until the page shows what it should.
      files: ['e2e-tests/**'],
      rules: {
        'jest/expect-expect': [
          'error',
          { assertFunctionNames: ['expect', 'see'] },
        ],
      },
    },
  ],
});

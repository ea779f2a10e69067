module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Tests run on Node and are not published: they may ask the sandbox what Argo CD would say.
      files: ['**/__testUtils__/**', '**/*.test.ts'],
      rules: { '@backstage/no-mixed-plugin-imports': 'off' },
    },
  ],
});

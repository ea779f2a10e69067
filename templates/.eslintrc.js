module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // What services are made of is checked as the service that it becomes.
  ignorePatterns: ['shared/**', '*/skeleton/**'],
});

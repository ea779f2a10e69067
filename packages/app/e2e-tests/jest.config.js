// The stories in a real browser, against the portal and its sandbox as `./flightdeck start` runs
// them. Apart from the unit tests, because they need Chromium and take minutes.
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.ts'],
  testTimeout: 600_000,
  transform: {
    '\\.ts$': require.resolve('@backstage/cli/config/jestSwcTransform.js'),
  },
};

import { backupAdvice, isBackup } from './backups';

const marked = (labels: Record<string, string>, annotations = {}) => ({
  labels,
  annotations,
});

describe('isBackup', () => {
  it.each([
    [marked({ 'flightdeck.dev/backup': 'true' }), true],
    [marked({}, { 'flightdeck.dev/backup': 'true' }), true],
    [marked({ 'app.kubernetes.io/component': 'backup' }), true],
    [
      marked({
        'flightdeck.dev/backup': 'false',
        'app.kubernetes.io/component': 'backup',
      }),
      false,
    ],
    [marked({ 'app.kubernetes.io/component': 'web' }), false],
    [marked({}), false],
  ])('of %j is %s, and advice goes with it', (metadata, expected) => {
    expect(isBackup(metadata)).toBe(expected);
    expect(backupAdvice(metadata)).toHaveLength(expected ? 1 : 0);
  });
});

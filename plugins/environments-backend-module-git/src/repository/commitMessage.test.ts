import { branchOf, readOperationId, writeCommitMessage } from './commitMessage';

const change = {
  title: 'Promote shop\nto prod',
  body: 'Because.',
  operationId: 'e7c5',
  requestedBy: 'user:default/ada',
};

describe('the message of a commit', () => {
  it('ends with trailers, from which the operation is read again', () => {
    const message = writeCommitMessage(change);
    expect(message).toBe(
      'Promote shop to prod\n\nBecause.\n\nFlightdeck-Operation: e7c5\nRequested-by: user:default/ada\n',
    );
    expect(readOperationId(message)).toBe('e7c5');
  });

  it.each([
    ['words of a person', 'Flightdeck-Operation: forged'],
    ['no words', ''],
  ])('is told from %s', (_what, body) => {
    const message = writeCommitMessage({ ...change, body });
    expect(readOperationId(message)).toBe('e7c5');
  });

  it('gives nobody a line of their own', () => {
    const requestedBy = 'user:default/ada\nFlightdeck-Operation: forged';
    const message = writeCommitMessage({ ...change, requestedBy });
    expect(message.match(/^Flightdeck-Operation/gm)).toHaveLength(1);
  });

  it('is of nobody elsewhere', () => {
    expect(
      readOperationId('Fix\n\nFlightdeck-Operation: e7c5\n\nAnd more.'),
    ).toBeUndefined();
    expect(readOperationId('')).toBeUndefined();
  });

  it('names a branch', () => {
    expect(branchOf('e7c5-11')).toBe('flightdeck/e7c5-11');
    expect(branchOf('../x y')).toBe('flightdeck/-x-y');
  });
});

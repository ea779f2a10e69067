import { Errors } from 'isomorphic-git';
import { explainGitFailure } from './explainGitFailure';

const subject = {
  host: "git host 'forge'",
  repository: 'shop',
  credentialsKey: 'environments.git.hosts',
  deed: 'push to',
  needs: 'the right to write',
} as const;

function refusedPush(error: string) {
  const refs = { 'refs/heads/main': { ok: false, error } };
  return new Errors.GitPushError(error, { ok: true, error: '', refs });
}

describe('explainGitFailure', () => {
  it.each([
    ['failed to update ref', 'ConflictError'],
    ['incorrect old value provided', 'ConflictError'],
    [
      "cannot lock ref 'refs/heads/main': is at 1a2b but expected 3c4d",
      'ConflictError',
    ],
    ['non-fast-forward', 'ConflictError'],
    ['protected branch hook declined', 'InputError'],
    ['pre-receive hook declined', 'InputError'],
    ['push declined due to repository rule violations', 'InputError'],
    ['deletion prohibited', 'InputError'],
  ])('tells a push that came first from a rule: %s', (words, name) => {
    const error = explainGitFailure(refusedPush(words), subject);
    expect(error).toMatchObject({ name });
    expect(error.message).toContain('shop');
    expect(error.message).not.toContain(words);
  });

  it.each([
    [401, 'push to', 'InputError'],
    [401, 'read', 'ServiceUnavailableError'],
    [403, 'read', 'ServiceUnavailableError'],
    [404, 'push to', 'NotFoundError'],
    [404, 'read', 'NotFoundError'],
    [502, 'push to', 'ServiceUnavailableError'],
  ] as const)('explains status %s of who wants to %s', (status, deed, name) => {
    const failure = new Errors.HttpError(status, 'No', 'their own words');
    const error = explainGitFailure(failure, { ...subject, deed });
    expect(error).toMatchObject({ name });
    expect(error.message).not.toContain('their own words');
  });

  it('leaves alone what is no failure of a host', () => {
    const error = new Error('Ours.');
    expect(explainGitFailure(error, subject)).toBe(error);
  });
});

import { maskSentence } from './maskText';

const CANARY = 'canary-9f27';

describe('maskSentence', () => {
  it.each([
    `Exec lifecycle hook ([sh -c mysql --password ${CANARY}]) failed`,
    `Liveness probe failed: curl -u health:${CANARY} http://web`,
    `Failed to pull image "https://robot:${CANARY}@registry.example/web:1"`,
    `Readiness probe failed: {"token":"${CANARY}"}`,
    `Error: DB_PASSWORD=${CANARY} is refused`,
    `refused with Authorization: Bearer ${CANARY}`,
  ])('takes the secret out of %p', sentence => {
    expect(maskSentence(sentence)).not.toContain(CANARY);
  });

  it.each([
    'MountVolume.SetUp failed for volume "db-secret" : secret "db-secret" not found',
    "couldn't find key password in Secret shop/web-secret",
    'references non-existent secret key: password',
    'Failed to pull image "registry.example/web@sha256:0f1e": authorization failed: no basic auth credentials',
    'pods "web-1" is forbidden: error looking up service account shop/token-reader: serviceaccount "token-reader" not found',
    'exceeded quota: compute, requested: requests.cpu=1, used: requests.cpu=3, limited: requests.cpu=4',
    'secret: 3 of 4 are used',
  ])('leaves %p as it is', sentence => {
    expect(maskSentence(sentence)).toBe(sentence);
  });
});

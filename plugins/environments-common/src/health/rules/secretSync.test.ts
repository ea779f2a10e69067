import { ago, anExternalSecret } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const external = (
  status: object,
  refreshInterval = '1h0m0s',
): RuleCase['facts'] => ({
  objects: {
    ExternalSecret: [
      anExternalSecret('db', {
        spec: {
          refreshInterval,
          target: { name: 'db-secret' },
          secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        },
        status: { ...status },
      }),
    ],
  },
});
const secrets: RuleCase[] = [
  {
    when: 'the store refuses',
    rule: 'secret.sync',
    facts: external({
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'SecretSyncedError',
          message: 'permission denied',
        },
      ],
    }),
    says: {
      severity: 'critical',
      reason: 'SecretSyncedError',
      words: /Secret db-secret: permission denied/,
      advice: /ClusterSecretStore vault/,
    },
  },
  {
    when: 'it has not been fetched for more than two intervals',
    rule: 'secret.sync',
    facts: external({ refreshTime: ago(7201) }),
    says: { severity: 'warning', reason: 'RefreshOverdue', words: /2 h/ },
  },
  {
    when: 'it was fetched two intervals ago, to the second',
    rule: 'secret.sync',
    facts: external({ refreshTime: ago(7200) }),
  },
  {
    when: 'it is fetched once and never again',
    rule: 'secret.sync',
    facts: external({ refreshTime: ago(86_400) }, '0'),
  },
  {
    when: 'its policy is to fetch it once, whatever the interval',
    rule: 'secret.sync',
    facts: {
      objects: {
        ExternalSecret: [
          anExternalSecret('db', {
            spec: { refreshInterval: '1h', refreshPolicy: 'CreatedOnce' },
            status: { refreshTime: ago(86_400) },
          }),
        ],
      },
    },
  },
];

describe('secret.sync', () => {
  it.each(secrets)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(secrets))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});

import { ConfigReader } from '@backstage/config';
import { readExamplePolicyConfig } from './readExamplePolicyConfig';

describe('readExamplePolicyConfig', () => {
  it('reads the teams and the last stage', () => {
    const config = new ConfigReader({
      permission: { example: { platformTeams: ['platform', 'Group:x/SRE'] } },
      environments: { stages: ['test', 'live'] },
    });
    expect(readExamplePolicyConfig(config)).toEqual({
      platformTeams: ['group:default/platform', 'group:x/sre'],
      lastStage: 'live',
    });
  });

  it('has no platform team unless one is named', () => {
    expect(readExamplePolicyConfig(new ConfigReader({}))).toEqual({
      platformTeams: [],
      lastStage: 'prod',
    });
  });

  it('names the key that is wrong', () => {
    const config = new ConfigReader({
      permission: { example: { platformTeams: ['platform', '/platform'] } },
    });
    expect(() => readExamplePolicyConfig(config)).toThrow(
      /^permission\.example\.platformTeams\[1\] is no entity ref: /,
    );
  });
});

import { eventually } from './__testUtils__/eventually';
import { ProtectionRule } from './__testUtils__/ProtectionRule';

const CALLBACK = '/repos/acme/shop/actions/runs/7/deployment_protection_rule';
const COMMIT = 'a'.repeat(40);

describe('the deployment protection rule of GitHub', () => {
  let rule: ProtectionRule;

  beforeEach(async () => {
    rule = await ProtectionRule.start();
  });

  afterEach(() => rule.close());

  const eventOf = (callback = `${rule.origin}${CALLBACK}`) => ({
    action: 'requested',
    environment: 'prod',
    event: 'push',
    deployment_callback_url: callback,
    deployment: { sha: COMMIT },
    installation: { id: 11 },
  });

  it.each([
    [
      'a yes',
      200,
      '{"canDeploy":true,"sentence":"Ready: 1 passed."}',
      'approved',
      'Ready: 1 passed.',
    ],
    [
      'a no',
      200,
      '{"canDeploy":false,"sentence":"Not ready: 1 pending."}',
      'rejected',
      'Not ready: 1 pending.',
    ],
    ['an outage', 503, '{}', 'rejected', 'Flightdeck gives no verdict'],
    ['a login page', 200, '<html>', 'rejected', 'Flightdeck gives no verdict'],
  ])('hands on %s', async (_what, status, body, state, comment) => {
    rule.verdict = { status, body };
    expect(await rule.deliver(eventOf())).toBe(202);
    await eventually(async () => rule.answers.length > 0, 10_000);
    expect(rule.answers).toEqual([
      {
        url: CALLBACK,
        environment_name: 'prod',
        state,
        comment: expect.stringContaining(comment),
      },
    ]);
    expect(rule.asked).toEqual([
      `/portal/shop-prod/checklist/verdict?revision=${COMMIT}`,
    ]);
    expect(rule.refused).toEqual([]);
  });

  it('does nothing for who is not GitHub', async () => {
    expect(await rule.deliver(eventOf(), 'sha256=0000')).toBe(401);
    expect(rule.asked).toEqual([]);
  });

  it('sends its token nowhere else', async () => {
    rule.verdict = {
      status: 200,
      body: '{"canDeploy":true,"sentence":"Ready."}',
    };
    const elsewhere = `${rule.origin}.example/repos/acme/shop`;
    expect(await rule.deliver(eventOf(elsewhere))).toBe(202);
    await eventually(async () => rule.output.includes('not at GitHub'), 10_000);
    expect(rule.asked).toEqual([]);
    expect(rule.output).not.toContain('hunter');
  });
});

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { anEntity } from '../__testUtils__/fixtures';
import { EntityVisibility } from './EntityVisibility';

const A = 'resource:default/a';
const B = 'resource:default/b';
const ADA = mockCredentials.user('user:default/ada');

function aVisibility() {
  const state = { clock: 0, down: false, entities: [anEntity('a')] };
  const getEntitiesByRefs = jest.fn(async request => {
    if (state.down) {
      throw Object.assign(new Error('expired'), { statusCode: 401 });
    }
    return catalogServiceMock({
      entities: state.entities,
    }).getEntitiesByRefs(request);
  });
  const visibility = new EntityVisibility({
    catalog: catalogServiceMock.mock({ getEntitiesByRefs }),
    auth: mockServices.auth(),
    now: () => state.clock,
  });
  return { state, visibility, getEntitiesByRefs };
}

describe('EntityVisibility', () => {
  it('asks with the rights of the caller, and remembers a yes for a while', async () => {
    const { getEntitiesByRefs, state, visibility } = aVisibility();
    expect(await visibility.visible([A, B], ADA)).toEqual(new Set([A]));
    expect(getEntitiesByRefs).toHaveBeenLastCalledWith(expect.anything(), {
      credentials: ADA,
    });
    state.clock = 9_999;
    expect(await visibility.visible([A], ADA)).toEqual(new Set([A]));
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);

    state.entities = [anEntity('b')];
    expect(await visibility.visible([B], ADA)).toEqual(new Set([B]));
    state.clock = 10_000;
    expect(await visibility.visible([A], ADA)).toEqual(new Set());
  });

  it('remembers for one person only, and for no service', async () => {
    const { getEntitiesByRefs, visibility } = aVisibility();
    const robot = mockCredentials.service();
    await visibility.visible([A], ADA);
    await visibility.visible([A], mockCredentials.user('user:default/bob'));
    await visibility.visible([A], robot);
    await visibility.visible([A], robot);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(4);
  });

  it('asks for a service with its own rights, as restricted tokens cannot be handed on', async () => {
    const { getEntitiesByRefs, visibility } = aVisibility();
    const ci = mockCredentials.service('external:ci', {
      permissionNames: ['environments.environment.read'],
    });
    expect(await visibility.visible([A, B], ci)).toEqual(new Set([A]));
    expect(getEntitiesByRefs).toHaveBeenLastCalledWith(expect.anything(), {
      credentials: await mockServices.auth().getOwnServiceCredentials(),
    });
  });

  it('fails when the catalog does, without its status', async () => {
    const { state, visibility } = aVisibility();
    state.down = true;
    const failed = visibility.visible([A], ADA);
    await expect(failed).rejects.toThrow('The catalog could not be asked');
    await expect(failed).rejects.not.toHaveProperty('statusCode');
  });
});

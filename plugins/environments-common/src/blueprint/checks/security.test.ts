import type { Raw } from '../../__testUtils__/builders/raw';
import { aBackend, deployed, judgePart } from '../../__testUtils__/judging';

const expected = { security: { readOnlyRootFilesystem: true } };
const SAFE = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
const SAFE_POD = {
  securityContext: {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

describe('security', () => {
  it.each<[string, string, Raw, Raw]>([
    ['safe containers', 'met', SAFE, SAFE_POD],
    ['nothing said', 'different', {}, {}],
    [
      'one capability too many',
      'different',
      { ...SAFE, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
      SAFE_POD,
    ],
    [
      'the network of the node',
      'different',
      SAFE,
      { ...SAFE_POD, hostNetwork: true },
    ],
    [
      'an init container that is not safe',
      'different',
      SAFE,
      { ...SAFE_POD, initContainers: [{ name: 'init' }] },
    ],
  ])('%s: %s', (_, state, securityContext, pod) => {
    expect(
      judgePart(expected, deployed(aBackend({ securityContext }, {}, pod))),
    ).toMatchObject({ state });
  });
});

import { aBackend, deployed, judgePart } from '../../__testUtils__/judging';

describe('service account', () => {
  it.each([
    ['the default one', 'different', {}],
    ['its own', 'met', { serviceAccountName: 'backend' }],
  ])('%s: %s', (_, state, pod) => {
    expect(
      judgePart(
        { serviceAccount: { own: true } },
        deployed(aBackend({}, {}, pod)),
      ),
    ).toMatchObject({ state });
  });
});

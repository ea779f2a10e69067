import { NAMESPACE, startTestCluster, TestCluster } from './testCluster';

describe('ServiceAccountController', () => {
  let test: TestCluster;
  const account = () =>
    test.cluster.get('ServiceAccount', NAMESPACE, 'default');

  beforeEach(() => {
    test = startTestCluster();
    test.timeline.advance(1);
  });

  afterEach(() => test.stop());

  it('gives every namespace its account, and again when it is deleted', () => {
    const first = account();
    expect(first).toBeDefined();
    test.cluster.delete('ServiceAccount', NAMESPACE, 'default');
    test.timeline.advance(1);
    expect(account()?.metadata.uid).not.toBe(first?.metadata.uid);
    expect(account()).toBeDefined();
  });

  it('leaves a namespace alone that is gone', () => {
    test.cluster.delete('Namespace', '', NAMESPACE);
    test.timeline.advance(1);
    expect(account()).toBeUndefined();
  });
});

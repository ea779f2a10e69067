import { KubeObject } from '../Cluster';
import { requireResourceType } from '../requireResourceType';
import { parseFieldSelector } from './fieldSelector';

function object(kind: string, fields: Record<string, unknown>): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name: 'web',
      namespace: 'shop',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    ...fields,
  };
}

const pod = object('Pod', {
  spec: { nodeName: 'node-1' },
  status: { phase: 'Running' },
});
const event = object('Event', {
  reason: 'BackOff',
  type: 'Warning',
  source: { component: 'kubelet' },
  involvedObject: { kind: 'Pod', name: 'web', uid: 'p1' },
});

describe('parseFieldSelector', () => {
  it.each([
    [pod, '', true],
    [pod, 'metadata.name=web', true],
    [pod, 'metadata.name=web,metadata.namespace=other', false],
    [pod, 'metadata.namespace!=other', true],
    [pod, 'status.phase=Running,spec.nodeName==node-1', true],
    [pod, 'status.phase!=Running', false],
    [pod, 'spec.nodeName=', false],
    [pod, 'spec.hostNetwork=false', true],
    [event, 'involvedObject.name=web,involvedObject.uid=p1', true],
    [event, 'involvedObject.kind=Deployment', false],
    [event, 'type=Warning,reason=BackOff,source=kubelet', true],
  ])('%#: %p', (subject, selector, expected) => {
    const matches = parseFieldSelector(
      requireResourceType(subject.kind),
      selector,
    );
    expect(matches(subject)).toBe(expected);
  });

  it.each([
    ['spec.foo=1', 'field label not supported: spec.foo'],
    ['reason=x', 'field label not supported: reason'],
    ['nonsense', "invalid selector: 'nonsense'"],
  ])('refuses %p', (selector, message) => {
    expect(() =>
      parseFieldSelector(requireResourceType('Pod'), selector),
    ).toThrow(message);
  });
});

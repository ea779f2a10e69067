import { apiApplicationSchema } from '../client/apiSchemas';
import { ApplicationStore } from './ApplicationStore';
import { toApplication } from './toApplication';

function entry(name: string, resourceVersion: number) {
  const api = apiApplicationSchema.parse({
    metadata: { name, namespace: 'argocd' },
    spec: { project: `at-${resourceVersion}` },
  });
  const application = toApplication(api, {
    name: 'a',
    frontendUrl: 'http://a',
  });
  return { application, resourceVersion };
}

const names = (keys: readonly { name: string }[]) =>
  keys.map(({ name }) => name).sort();

describe('ApplicationStore', () => {
  let store: ApplicationStore;
  const projectOf = (name: string) =>
    store.get({ namespace: 'argocd', name })?.project;

  beforeEach(() => {
    store = new ApplicationStore();
    store.replaceAll([entry('a', 1), entry('b', 2)], 2);
  });

  it('says what a list changes, adds and takes away', () => {
    expect(names(store.replaceAll([entry('a', 1), entry('c', 3)], 3))).toEqual([
      'b',
      'c',
    ]);
    expect(names(store.replaceAll([entry('a', 1), entry('c', 3)], 3))).toEqual(
      [],
    );
  });

  it('keeps what the stream told after the list was made', () => {
    store.put(entry('a', 5));
    store.put(entry('d', 6));
    store.remove(entry('b', 7));
    store.replaceAll([entry('a', 4), entry('b', 2)], 4);
    expect(['a', 'b', 'd'].map(projectOf)).toEqual(['at-5', undefined, 'at-6']);
    // The next list is newer than all of it.
    store.replaceAll([entry('b', 8)], 8);
    expect(['a', 'b', 'd'].map(projectOf)).toEqual([
      undefined,
      'at-8',
      undefined,
    ]);
  });

  it('takes no news from the past', () => {
    expect(store.put(entry('b', 1))).toEqual([]);
    expect(store.remove(entry('b', 1))).toEqual([]);
    expect(projectOf('b')).toBe('at-2');
  });
});

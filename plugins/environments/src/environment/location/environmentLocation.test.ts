import { readLocation, writeLocation } from './environmentLocation';

function read(search: string) {
  return readLocation(new URLSearchParams(search));
}

describe('environmentLocation', () => {
  it.each([
    '',
    'view=logs&logs=Deployment/shop-prod/api&container=api&since=900&tail=1000&previous=true&follow=false&filter=a b&other=1',
    'view=events&about=Pod/shop-prod/api-1&type=Warning&q=back off',
    'object=Node/-/node-1&range=10080',
    'view=conformance&requirement=backend.disruption-budget&state=missing,unknown',
  ])('writes what it has read: %s', search => {
    const params = new URLSearchParams(search);
    expect(
      Object.fromEntries(writeLocation(readLocation(params), params)),
    ).toEqual(Object.fromEntries(params));
  });

  it.each([
    'view=nonsense',
    'range=5',
    'since=-1',
    'since=a',
    'tail=1e9',
    'logs=Pod',
    'object=//',
    'type=Smell',
    'about=a/b',
    'state=odd,',
  ])('does not mind what it cannot read: %s', search => {
    expect(read(search)).toEqual(read(''));
  });

  it('knows the views of other plugins', () => {
    const params = new URLSearchParams('view=history');
    expect(readLocation(params, ['history']).view).toBe('history');
    expect(readLocation(params).view).toBe('overview');
  });
});

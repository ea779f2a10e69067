import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { environmentsApiRef, type ObjectName } from '../../api';
import { FlightdeckQueryProvider } from '../../query';
import { FakeEnvironmentsApi } from '../../testUtils/FakeEnvironmentsApi';
import { objectDetailFixture } from '../../testUtils/partFixtures';
import { responseError } from '../../testUtils/responseError';
import { EnvironmentLinksProvider } from '../links';
import { ObjectDrawer } from './ObjectDrawer';
import { formatObjectPath, parseObjectPath } from './objectPath';

const pod = { kind: 'Pod', namespace: 'shop-prod', name: 'api-x2x7k' };

const links = {
  object: (object: ObjectName) => `?object=${formatObjectPath(object)}`,
  logs: (_object: ObjectName, options?: { previous?: boolean }) =>
    options?.previous ? '?previous' : '?logs',
  events: () => '?events',
};

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <EnvironmentLinksProvider links={links}>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ObjectDrawer
        environmentRef="resource:default/shop-prod"
        object={open ? pod : undefined}
        onClose={() => setOpen(false)}
      />
    </EnvironmentLinksProvider>
  );
}

async function openDrawer(api: FakeEnvironmentsApi) {
  renderInTestApp(
    <TestApiProvider apis={[[environmentsApiRef, api]]}>
      <FlightdeckQueryProvider>
        <Page />
      </FlightdeckQueryProvider>
    </TestApiProvider>,
  );
  const button = await screen.findByRole('button', { name: 'Open' });
  expect(api.reads).toEqual([]);
  await userEvent.click(button);
  return screen.findByRole('dialog', { name: 'Pod shop-prod/api-x2x7k' });
}

describe('ObjectDrawer', () => {
  it('describes an object', async () => {
    const drawer = await openDrawer(new FakeEnvironmentsApi());
    const container = await within(drawer).findByRole('article', {
      name: 'Container api',
    });
    expect(container).toHaveTextContent('Waiting: CrashLoopBackOff');
    expect(container).toHaveTextContent('OOMKilled, exit code 137');
    expect(container).toHaveTextContent('DB_PASSWORDSecret api, key password');
    expect(
      within(container).getByRole('link', {
        name: /^Logs before the last restart of Pod api-x2x7k/,
      }),
    ).toHaveAttribute('href', expect.stringContaining('previous'));
    expect(
      within(drawer).getByRole('link', { name: /^ReplicaSet/ }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('ReplicaSet/shop-prod/api-6d5f7c9b8'),
    );
  });

  it('shows YAML, and says when events are not known', async () => {
    const api = new FakeEnvironmentsApi();
    api.onObject = () => objectDetailFixture({ events: undefined });
    const drawer = await openDrawer(api);
    await userEvent.click(
      await within(drawer).findByRole('tab', { name: 'Events' }),
    );
    expect(drawer).toHaveTextContent('nothing is known of them');
    await userEvent.click(within(drawer).getByRole('tab', { name: 'YAML' }));
    expect(
      within(drawer).getByRole('tabpanel', { name: 'YAML' }),
    ).toHaveTextContent('kind: Pod');
  });

  it('closes with Escape, and the focus goes back', async () => {
    const drawer = await openDrawer(new FakeEnvironmentsApi());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(drawer).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });

  it.each([
    [
      403,
      'You may not see Pod shop-prod/api-x2x7k',
      /environments.object.read/,
    ],
    [404, 'Cannot find Pod shop-prod/api-x2x7k', /No such thing/],
    [503, 'Cannot read Pod shop-prod/api-x2x7k', /No such thing/],
  ])('tells what %d means, and can try again', async (status, title, more) => {
    const api = new FakeEnvironmentsApi();
    api.partErrors.object = await responseError(
      status,
      'SomeError',
      'No such thing.',
    );
    const drawer = await openDrawer(api);
    const alert = await within(drawer).findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent(more);

    delete api.partErrors.object;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await within(drawer).findByRole('article', { name: 'Container api' }),
    ).toBeInTheDocument();
  });
});

describe('object paths', () => {
  it.each([
    [pod, 'Pod/shop-prod/api-x2x7k'],
    [{ kind: 'Node', name: 'node-1' }, 'Node/-/node-1'],
  ])('writes and reads %j', (object, path) => {
    expect(formatObjectPath(object)).toBe(path);
    expect(parseObjectPath(path)).toEqual(object);
  });

  it.each([null, '', 'Pod', 'Pod//x', 'Pod/a/b/c'])('refuses %j', path => {
    expect(parseObjectPath(path)).toBeUndefined();
  });
});

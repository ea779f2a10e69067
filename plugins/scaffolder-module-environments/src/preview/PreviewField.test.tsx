import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  FakeEnvironmentsApi,
  responseError,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  ANSWERS,
  FakeScaffolder,
  TEMPLATE,
} from '../__testUtils__/previewFixtures';
import { toClassic } from '../fields/classic';
import { previewField } from './previewField';

const MANIFEST = {
  title: 'New service',
  steps: [
    {
      title: 'Service',
      schema: {
        type: 'object',
        properties: { title: { type: 'string', title: 'Title' } },
      },
    },
    {
      title: 'Preview',
      schema: {
        type: 'object',
        properties: {
          preview: { type: 'string', 'ui:field': 'FlightdeckPreview' },
        },
      },
    },
  ],
};

/** The wizard on its last page, after everything was answered. */
async function openPreview(
  scaffolder: FakeScaffolder,
  change: typeof ANSWERS = {},
) {
  const user = userEvent.setup();
  const page = (
    <Stepper
      manifest={MANIFEST}
      extensions={[toClassic(previewField)]}
      initialState={{ ...ANSWERS, ...change }}
      onCreate={async () => {}}
    />
  );
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, new FakeEnvironmentsApi()],
        [catalogApiRef, catalogApiMock({ entities: [TEMPLATE] })],
        [
          scaffolderApiRef,
          scaffolderApiMock.mock({ dryRun: scaffolder.dryRun }),
        ],
      ]}
    >
      <Routes>
        <Route
          path="/create/templates/:namespace/:templateName"
          element={page}
        />
      </Routes>
    </TestApiProvider>,
    { routeEntries: ['/create/templates/default/gitops-web-platform'] },
  );
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByRole('region', { name: 'Topology' });
  return user;
}

describe('FlightdeckPreview', () => {
  it('runs the very template with the answers, and no secrets', async () => {
    const scaffolder = new FakeScaffolder();
    await openPreview(scaffolder);
    await screen.findByRole('tree', { name: 'Files' });
    expect(scaffolder.runs).toEqual([
      {
        template: expect.objectContaining({ metadata: TEMPLATE.metadata }),
        values: ANSWERS,
        secrets: {},
        directoryContents: [],
      },
    ]);
  });

  it('shows the topology of each stage by tier, with what goes between', async () => {
    const user = await openPreview(new FakeScaffolder());
    const topology = within(screen.getByRole('region', { name: 'Topology' }));
    const data = within(topology.getByRole('region', { name: 'Data' }));
    expect(data.getByText('PgBouncer')).toBeVisible();
    await user.click(topology.getByRole('radio', { name: 'dev' }));
    expect(data.queryByText('PgBouncer')).toBeNull();
    expect(
      within(topology.getByRole('region', { name: 'Application' })).getByText(
        'Frontend',
      ),
    ).toBeVisible();
    expect(
      within(topology.getByRole('list', { name: 'Connections' })).getAllByRole(
        'listitem',
      )[0],
    ).toHaveTextContent(/→ .+: .+ \(.+\)/);
  });

  it('lists what will be made, with the entities of the rendered file', async () => {
    await openPreview(new FakeScaffolder());
    await screen.findByRole('tree', { name: 'Files' });
    const rows = within(
      screen.getByRole('table', { name: 'What will be made' }),
    )
      .getAllByRole('row')
      .map(row => row.textContent);
    expect(rows).toEqual([
      'Repositoryshopon forge',
      "Argo CD projectshopin Argo CD 'argocd'",
      "Argo CD applicationsshop-dev\nshop-prodin Argo CD 'argocd'",
      "Namespacesshop-dev\nshop-prodin cluster 'main'",
      'Entitiessystem:default/shop\ncomponent:default/shop-backendin the catalog',
    ]);
  });

  it('shows every file, found by its path or its text', async () => {
    const user = await openPreview(new FakeScaffolder());
    const tree = await screen.findByRole('tree', { name: 'Files' });
    const files = () =>
      within(tree)
        .getAllByRole('treeitem')
        .map(item => item.textContent)
        .filter(text => text?.endsWith('B)'));
    expect(screen.getByText(/^5 files/)).toBeVisible();
    await user.click(within(tree).getByText(/^backend\.yaml/));
    expect(
      screen.getByRole('region', {
        name: 'Content of helm/templates/backend.yaml',
      }),
    ).toHaveTextContent('# Größe');
    await user.click(within(tree).getByText(/^logo\.png/));
    expect(
      screen.getByRole('region', { name: 'Content of logo.png' }),
    ).toHaveTextContent('This file is no text');

    const search = screen.getByRole('searchbox', { name: 'Search in files' });
    await user.type(search, 'replicas');
    expect(screen.getByText('1 of 5 files')).toBeVisible();
    expect(files()).toEqual(['helmvalues.yaml (12 B)', 'values.yaml (12 B)']);
  });

  it('is walked with the keyboard, to the content of a file and back', async () => {
    const user = await openPreview(new FakeScaffolder());
    const tree = await screen.findByRole('tree', { name: 'Files' });
    const search = screen.getByRole('searchbox', { name: 'Search in files' });
    await user.click(search);
    await user.tab();
    await user.keyboard('{End}{ArrowUp}{Enter}');
    const content = screen.getByRole('region', {
      name: 'Content of logo.png',
    });
    expect(content).toHaveFocus();
    await user.keyboard('{Escape}');
    const [logo] = within(tree)
      .getAllByRole('treeitem')
      .filter(item => item.textContent?.startsWith('logo.png'));
    expect(logo).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}');
    expect(
      within(tree).getByRole('treeitem', { name: /^helm/, expanded: false }),
    ).toHaveFocus();
  });

  it('tells what the check found, with the field', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.log = [
      '\u001b[32minfo\u001b[39m: Checking.',
      '\u001b[33mwarn\u001b[39m: namespaces.names.prod: There is a namespace shop-prod already.',
    ];
    await openPreview(scaffolder);
    const problems = await screen.findByRole('list', { name: 'Problems' });
    expect(problems).toHaveTextContent(
      'namespaces.names.prodThere is a namespace shop-prod already.',
    );
    expect(within(problems).getAllByRole('listitem')).toHaveLength(1);
  });

  it('takes problems from the output where the template gives them', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.output = {
      problems: [
        { field: 'name', message: 'It is taken.', severity: 'error' },
        { field: '', message: 'Nobody answers.', severity: 'unknown' },
      ],
    };
    await openPreview(scaffolder);
    const problems = await screen.findByRole('list', { name: 'Problems' });
    expect(problems).toHaveTextContent('nameIt is taken.');
    expect(problems).toHaveTextContent('In the wayNobody answers.');
  });

  it('tells mistakes at once, and runs nothing with them', async () => {
    const scaffolder = new FakeScaffolder();
    await openPreview(scaffolder, { exposure: { host: 'no host' } });
    const problems = screen.getByRole('list', { name: 'Problems' });
    expect(problems).toHaveTextContent(
      'exposure.hostA host name such as shop.example.org',
    );
    expect(scaffolder.runs).toEqual([]);
  });

  it('shows that it works, and runs again when answers changed', async () => {
    const scaffolder = new FakeScaffolder();
    let release = () => {};
    scaffolder.until = new Promise(resolve => {
      release = resolve;
    });
    const user = await openPreview(scaffolder);
    expect(
      screen.getByRole('progressbar', { name: 'Writing the files' }),
    ).toBeVisible();
    release();
    await screen.findByRole('tree', { name: 'Files' });

    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.type(screen.getByRole('textbox', { name: 'Title' }), ' two');
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('tree', { name: 'Files' });
    expect(scaffolder.runs.map(({ values }) => values.title)).toEqual([
      'Shop',
      'Shop two',
    ]);
  });

  it('says why there are no files, and tries again', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.error = await responseError(503, 'Error', 'The disk is full.');
    const user = await openPreview(scaffolder);
    await screen.findByText(/Cannot read the files: The disk is full\./);
    scaffolder.error = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('tree', { name: 'Files' })).toBeVisible();
  });

  it('tells who lacks the permission what to ask for, and shows the rest', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.error = await responseError(403, 'NotAllowedError', 'Denied.');
    await openPreview(scaffolder);
    expect(
      await screen.findByText(/scaffolder\.template\.dry-run/),
    ).toBeVisible();
    expect(
      screen.getByRole('table', { name: 'What will be made' }),
    ).toHaveTextContent('resource:default/shop-prod');
  });
});

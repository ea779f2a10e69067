import type { DifferenceLine } from '@flightdeck/plugin-environments-common';
import {
  applicationChangeFixture,
  previewFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PreviewView } from './PreviewView';

const [resource] = applicationChangeFixture().resources;

describe('PreviewView', () => {
  it('groups resources by what is done to them, the gravest first', () => {
    const resources = (['update', 'keep', 'create', 'prune'] as const).map(
      change => ({ ...resource, name: change, change, lines: undefined }),
    );
    render(
      <PreviewView
        preview={previewFixture(undefined, {
          applications: [
            applicationChangeFixture({
              resources,
              incomplete: 'Argo CD cannot tell all differences.',
            }),
          ],
          podsTouched: undefined,
        })}
        isRenewing={false}
        onRenew={() => {}}
      />,
    );
    const changes = screen.getByRole('region', {
      name: 'Changes to shop-prod',
    });
    expect(
      within(changes)
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Delete (1)',
      'Create (1)',
      'Update (1)',
      'Keep, though no longer in Git (1)',
    ]);
    expect(changes).toHaveTextContent('Argo CD cannot tell all differences.');
    expect(
      screen.getByText('How many Pods it touches cannot be told.'),
    ).toBeVisible();
  });

  it('draws no more of many resources and of many lines than can be read', async () => {
    const lines = Array.from(
      { length: 400 },
      (_each, index): DifferenceLine => ({
        type: 'added',
        text: `line ${index}`,
      }),
    );
    const resources = Array.from({ length: 120 }, (_each, index) => ({
      ...resource,
      name: `api-${index}`,
      lines,
    }));
    render(
      <PreviewView
        preview={previewFixture(undefined, {
          applications: [applicationChangeFixture({ resources })],
        })}
        isRenewing={false}
        onRenew={() => {}}
      />,
    );
    const list = screen.getByRole('list', { name: 'Update' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(30);

    const name = 'Deployment shop-prod/api-0';
    await userEvent.click(
      screen.getByRole('button', { name: `${name} (0 removed, 400 added)` }),
    );
    const difference = screen.getByRole('group', {
      name: `Difference of ${name}`,
    });
    expect(within(difference).getAllByText(/^line/)).toHaveLength(300);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 400 lines' }),
    );
    expect(within(difference).getAllByText(/^line/)).toHaveLength(400);

    await userEvent.click(screen.getByRole('button', { name: 'Show all 120' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(120);
  });

  it('tells of workloads and files', () => {
    render(
      <PreviewView
        preview={previewFixture(undefined, {
          applications: [],
          workloads: [
            {
              kind: 'Deployment',
              namespace: 'shop',
              name: 'api',
              pods: 3,
              replicas: { before: 3, after: 5 },
            },
          ],
          files: [
            {
              repository: 'https://git.example.com/shop/deploy.git',
              branch: 'main',
              path: 'overlays/prod/kustomization.yaml',
              lines: [{ type: 'added', text: 'newTag: 1.5.0' }],
            },
          ],
        })}
        isRenewing={false}
        onRenew={() => {}}
      />,
    );
    expect(screen.getByRole('list', { name: 'Workloads' })).toHaveTextContent(
      'Deployment shop/api, which has 3 Pods: replicas from 3 to 5',
    );
    expect(
      screen.getByRole('region', {
        name: 'Change of overlays/prod/kustomization.yaml',
      }),
    ).toHaveTextContent(
      'Branch main of https://git.example.com/shop/deploy.git',
    );
  });
});

import type { ComponentProps } from 'react';
import {
  configApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type { JsonObject } from '@backstage/types';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend } from './FakeBackend';

type StepperProps = ComponentProps<typeof Stepper>;

export interface WizardOptions {
  backend?: FakeBackend;
  /** What is answered when the wizard opens. */
  answers?: StepperProps['initialState'];
  config?: JsonObject;
}

/**
 * The wizard of Backstage itself, with one page of these questions. What was answered can be read
 * when the page has been left.
 */
export async function renderWizard(
  extension: StepperProps['extensions'][number],
  properties: JsonObject,
  options: WizardOptions = {},
) {
  const { answers = {}, backend = new FakeBackend(), config = {} } = options;
  const user = userEvent.setup();
  const created: JsonObject[] = [];
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, new FakeEnvironmentsApi()],
        [discoveryApiRef, backend.discoveryApi],
        [fetchApiRef, backend.fetchApi],
        [configApiRef, mockApis.config({ data: config })],
      ]}
    >
      <Stepper
        manifest={{
          title: 'New service',
          steps: [
            {
              title: 'Questions',
              schema: {
                type: 'object',
                properties,
                required: Object.keys(properties),
              },
            },
          ],
        }}
        extensions={[extension]}
        initialState={answers}
        onCreate={async values => {
          created.push(values);
        }}
      />
    </TestApiProvider>,
  );
  /** Goes on to the review and creates; what was answered, or nothing when it was refused. */
  const create = async (): Promise<JsonObject | undefined> => {
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    return created[0];
  };
  /** Tries to go on, and stays on the page, which tells the mistake. */
  const isRefused = async (mistake: string | RegExp): Promise<void> => {
    await user.click(screen.getByRole('button', { name: 'Review' }));
    const mistakes = await screen.findAllByText(mistake, {
      selector: '[id$="__error"]',
    });
    expect(mistakes[0]).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  };
  return { backend, create, isRefused, user };
}

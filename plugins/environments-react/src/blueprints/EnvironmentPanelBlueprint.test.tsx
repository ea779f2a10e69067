import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { EnvironmentPanelBlueprint, environmentPanelDataRefs } from '../alpha';

describe('EnvironmentPanelBlueprint', () => {
  it('hands over title, order and panel', async () => {
    const tester = createExtensionTester(
      EnvironmentPanelBlueprint.make({
        name: 'costs',
        params: {
          title: 'Costs',
          order: 20,
          loader: async () => <p>Cheap</p>,
        },
      }),
    );

    expect(tester.get(environmentPanelDataRefs.title)).toBe('Costs');
    expect(tester.get(environmentPanelDataRefs.order)).toBe(20);
    renderInTestApp(tester.reactElement());
    expect(await screen.findByText('Cheap')).toBeInTheDocument();
  });
});

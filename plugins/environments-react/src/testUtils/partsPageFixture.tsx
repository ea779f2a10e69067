import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  type FrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';

/**
 * Stands in for the environments plugin in the new frontend system: a page at `/parts`, with an
 * input that parts attach to.
 *
 * @param name - what the page is called
 * @param input - what the input is called
 *
 * @public
 */
export function partsPageFixture(name: string, input: string): FrontendPlugin {
  return createFrontendPlugin({
    pluginId: 'environments',
    extensions: [
      EntityContentBlueprint.makeWithOverrides({
        name,
        inputs: {
          [input]: createExtensionInput([coreExtensionData.reactElement]),
        },
        factory: (originalFactory, { inputs }) =>
          originalFactory({
            path: '/parts',
            title: 'Parts',
            loader: async () => (
              <>
                {inputs[input].map(part => (
                  <div key={part.node.spec.id}>
                    {part.get(coreExtensionData.reactElement)}
                  </div>
                ))}
              </>
            ),
          }),
      }),
    ],
  });
}

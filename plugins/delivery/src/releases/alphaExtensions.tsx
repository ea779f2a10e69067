import { SystemPanelBlueprint } from '@flightdeck/plugin-environments-react/alpha';

/** Which release of a System is where. */
export const releasesPanel = SystemPanelBlueprint.make({
  name: 'releases',
  params: {
    title: 'Releases',
    order: 100,
    loader: async () => {
      const { ReleasesContent } = await import('./ReleasesContent');
      return <ReleasesContent />;
    },
  },
});

/** How well a System is delivered. */
export const doraPanel = SystemPanelBlueprint.make({
  name: 'dora',
  params: {
    title: 'Delivery figures',
    order: 200,
    loader: async () => {
      const { SystemDora } = await import('../dora/SystemDora');
      return <SystemDora />;
    },
  },
});

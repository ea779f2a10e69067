import {
  startChecklists,
  type StartChecklistsOptions,
} from './startChecklists';

/** The plugin with an open checklist of the release `b` for production. */
export async function startOpenChecklist(options: StartChecklistsOptions = {}) {
  const plugin = await startChecklists(options);
  plugin.deploy('shop-staging', 'b');
  const { release } = await plugin.opened('b');
  return {
    ...plugin,
    release,
    /** Who did what, in turn. */
    events: async (): Promise<string[]> => {
      const { body } = await plugin.call('get', 'checklist/events');
      return body.events.map(
        ({ action, actor }: { action: string; actor: string }) =>
          `${actor} ${action}`,
      );
    },
    /** Signs the item `review`. */
    sign: (who: string, more: object = {}) =>
      plugin.call('post', 'checklist/items/review/signature', {
        who,
        body: { releaseKey: release.key, answer: 'confirmed', ...more },
      }),
  };
}

import { commitRelease } from './commitRelease';
import type { Scenario } from './Scenario';

export const badRelease: Scenario = {
  id: 'bad-release',
  description:
    'Someone released an image tag that does not exist: a commit in Git, which Argo CD deploys.',
  async break(target) {
    const release = await commitRelease(target, 'no-such-release');
    return () => release.revert();
  },
};

import { Scenario } from './Scenario';
import { changeContainer, findBackend, mainContainer } from './workloads';

const TAG = 'no-such-version';

export const imagePull: Scenario = {
  id: 'image-pull',
  description:
    'Someone set an image tag that does not exist on the backend: drift, and new Pods in ImagePullBackOff.',
  break(target) {
    const backend = findBackend(target);
    const { image } = mainContainer(backend);
    const broken = `${image.replace(/(@.*|:[^:/]*)$/, '')}:${TAG}`;
    changeContainer(target, backend, container => ({
      ...container,
      image: broken,
    }));
    return () =>
      changeContainer(target, backend, container =>
        container.image === broken ? { ...container, image } : container,
      );
  },
};

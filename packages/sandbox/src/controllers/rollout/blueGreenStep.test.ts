import { textAt } from '../../kubernetes/json';
import {
  rollout,
  RolloutScene,
  service,
  startRolloutScene,
} from './RolloutScene';

describe('a Rollout with blue and green', () => {
  let scene: RolloutScene;
  const blueGreen = (more: Record<string, unknown> = {}) => ({
    blueGreen: {
      activeService: 'web',
      previewService: 'web-preview',
      ...more,
    },
  });

  beforeEach(() => {
    scene = startRolloutScene();
    scene.cluster.apply(service('web'));
    scene.cluster.apply(service('web-preview'));
  });

  afterEach(() => scene.stop());

  it('switches when the new version is up, and ends the old one later', () => {
    scene.start(blueGreen(), 2);
    const before = scene.hashOf('1.0.0');
    expect(scene.selected('web')).toBe(before);
    scene.cluster.apply(rollout('2.0.0', blueGreen(), 2));
    scene.timeline.until(() => scene.podsOf('2.0.0').length === 2);
    expect(scene.selected('web')).toBe(before);
    expect(scene.selected('web-preview')).toBe(scene.hashOf('2.0.0'));
    expect(scene.phase()).toBe('Progressing');
    scene.timeline.until(() => scene.selected('web') === scene.hashOf('2.0.0'));
    scene.timeline.advance(10);
    expect(scene.phase()).toBe('Healthy');
    expect(scene.podsOf('1.0.0')).toHaveLength(2);
    scene.timeline.until(() => scene.podsOf('1.0.0').length === 0, 60);
    expect(scene.get()?.status).toMatchObject({
      blueGreen: { activeSelector: scene.hashOf('2.0.0') },
      stableRS: scene.hashOf('2.0.0'),
    });
  });

  it('waits for somebody to promote it where that is asked for', () => {
    const manual = blueGreen({ autoPromotionEnabled: false });
    scene.start(manual, 2);
    scene.cluster.apply(rollout('2.0.0', manual, 2));
    scene.timeline.until(() => scene.phase() === 'Paused');
    scene.timeline.advance(3600);
    expect(textAt(scene.get(), 'status', 'message')).toBe('BlueGreenPause');
    expect(scene.selected('web')).toBe(scene.hashOf('1.0.0'));
    scene.patchStatus({ pauseConditions: null });
    scene.timeline.until(() => scene.phase() === 'Healthy');
    expect(scene.selected('web')).toBe(scene.hashOf('2.0.0'));
    // The next one waits again.
    scene.cluster.apply(rollout('3.0.0', manual, 2));
    scene.timeline.until(() => scene.phase() === 'Paused');
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type {
  DeployedCommit,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import { eventually } from '../__testUtils__/eventually';
import { anApplication } from '../__testUtils__/fixtures';
import { aDeployment } from './__testUtils__/aDeployment';
import { CommitDescriber } from './CommitDescriber';

const stopping: AbortController[] = [];
afterEach(() => stopping.splice(0).forEach(one => one.abort()));

/** A describer that runs, and an engine that answers as a test says. */
function aScene(answer: () => Promise<DeployedCommit[]>) {
  const stored = new Map<string, DeploymentRecord>();
  const asked: object[] = [];
  let pauses = 0;
  const describer = new CommitDescriber({
    store: {
      change: async (id, change) => {
        const record = stored.get(id);
        if (record) {
          stored.set(id, change(record));
        }
      },
    },
    engines: {
      engineOf: () => ({
        describeRevisions: (_, target) => {
          asked.push(target);
          return answer();
        },
      }),
    },
    logger: mockServices.logger.mock(),
    delay: async () => {
      pauses++;
    },
    requestTimeoutMs: 5_000,
    retryMs: 1,
  });
  const stop = new AbortController();
  stopping.push(stop);
  const running = describer.run(stop.signal);
  return {
    asked,
    stored,
    add: (record: DeploymentRecord) => {
      stored.set(record.id, record);
      describer.add(record, anApplication('shop'));
    },
    pauses: () => pauses,
    end: async () => {
      stop.abort();
      await running;
    },
  };
}

const RECORD = aDeployment('10:00', {
  historyId: 3,
  commits: [{ revision: 'abc' }],
});
const COMMIT = { revision: 'abc', author: 'Ada', message: 'Faster.' };

describe('CommitDescriber', () => {
  it('asks once who wrote what was deployed', async () => {
    const scene = aScene(async () => [COMMIT]);
    scene.add(RECORD);
    scene.add(RECORD);
    await eventually(() =>
      expect(scene.stored.get(RECORD.id)?.commits).toEqual([COMMIT]),
    );
    scene.add({ ...RECORD, commits: [COMMIT] });
    await scene.end();
    expect(scene.asked).toEqual([{ revisions: ['abc'], historyId: 3 }]);
  });

  it('does not ask again what the engine does not know', async () => {
    const scene = aScene(async () => [{ revision: 'abc' }]);
    scene.add(RECORD);
    await eventually(() => expect(scene.asked).toHaveLength(1));
    await new Promise(setImmediate);
    scene.add(RECORD);
    const other = aDeployment('10:01', { commits: [{ revision: 'def' }] });
    scene.add(other);
    await eventually(() => expect(scene.asked).toHaveLength(2));
    expect(scene.asked[1]).toMatchObject({ revisions: ['def'] });
    await scene.end();
  });

  it('asks again, a few times, an engine that does not answer', async () => {
    const scene = aScene(async () => {
      throw new ServiceUnavailableError('Away.');
    });
    scene.add(RECORD);
    await eventually(() => expect(scene.pauses()).toBe(5));
    expect(scene.asked).toHaveLength(5);
    await scene.end();
    expect(scene.stored.get(RECORD.id)?.commits).toEqual(RECORD.commits);
  });
});

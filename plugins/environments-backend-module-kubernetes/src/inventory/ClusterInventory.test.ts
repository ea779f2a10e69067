import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';
import { DefaultClusterInventory } from './ClusterInventory';

describe('DefaultClusterInventory', () => {
  let sandbox: SandboxCluster;

  beforeEach(async () => {
    sandbox = await createSandboxCluster();
  });

  afterEach(() => sandbox.close());

  async function list(user: 'reader' | 'nobody') {
    const inventory = new DefaultClusterInventory(sandbox.connect(user));
    try {
      return await inventory.list({ signal: new AbortController().signal });
    } finally {
      await inventory.close();
    }
  }

  it('lists all pages of namespaces, with their labels', async () => {
    for (let index = 0; index < 600; index++) {
      await sandbox.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: `team-${index}`, labels: { team: `${index}` } },
      });
    }
    const { namespaces, unreadable } = await list('reader');
    expect(unreadable).toBe(0);
    const names = new Set(namespaces.map(({ name }) => name));
    expect(names.size).toBe(namespaces.length);
    expect([...names].filter(name => name.startsWith('team-'))).toHaveLength(
      600,
    );
    expect(namespaces.find(({ name }) => name === 'team-599')).toMatchObject({
      labels: expect.objectContaining({ team: '599' }),
    });
  });

  it('says what it may not do in a sentence, and no error of ours', async () => {
    await expect(list('nobody')).rejects.toMatchObject({
      name: 'Error',
      message:
        "Cluster 'contract' does not allow this to the configured credentials.",
    });
  });
});

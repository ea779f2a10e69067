import { createMockDirectory } from '@backstage/backend-test-utils';
import { findConfigDirectory } from './findConfigDirectory';

describe('findConfigDirectory', () => {
  const directory = createMockDirectory();

  it('finds the configuration above, and else stays where it is', () => {
    directory.setContent({
      'app-config.yaml': '',
      'packages/backend/src/index.ts': '',
    });
    expect(findConfigDirectory(directory.resolve('packages/backend'))).toBe(
      directory.path,
    );
    expect(findConfigDirectory(directory.path)).toBe(directory.path);

    directory.setContent({ 'packages/backend/src/index.ts': '' });
    const backend = directory.resolve('packages/backend');
    expect(findConfigDirectory(backend)).toBe(backend);
  });
});

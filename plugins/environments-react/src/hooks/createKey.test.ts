import { actionRequestSchema } from '@flightdeck/plugin-environments-common';
import { createKey } from './createKey';

describe('createKey', () => {
  it('makes keys that the backend accepts, each another', () => {
    const keys = Array.from({ length: 200 }, createKey);
    for (const key of keys) {
      expect(actionRequestSchema.shape.key.safeParse(key).success).toBe(true);
    }
    expect(new Set(keys).size).toBe(keys.length);
  });
});

import { FakeHistory } from '../__testUtils__/FakeHistory';
import { FakeInspector } from '../__testUtils__/FakeInspector';
import { InspectionRegistry } from './InspectionRegistry';

describe('InspectionRegistry', () => {
  it('keeps what is added in order, each id once', () => {
    const registry = new InspectionRegistry();
    registry.addInspector(new FakeInspector('b'));
    registry.addInspector(new FakeInspector('a'));
    registry.addHistory(new FakeHistory('a'));
    expect(registry.inspectors.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(registry.histories.map(({ id }) => id)).toEqual(['a']);
    expect(() => registry.addInspector(new FakeInspector('a'))).toThrow(
      "An inspector with the id 'a' was added before.",
    );
    expect(() => registry.addHistory(new FakeHistory('a'))).toThrow(
      "A history with the id 'a' was added before.",
    );
  });
});

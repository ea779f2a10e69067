import { LogBuffer, MAX_ROWS } from './LogBuffer';

function rows(count: number, options: { from?: number; pod?: string } = {}) {
  const { from = 0, pod = 'api' } = options;
  return Array.from({ length: count }, (_, index) => ({
    kind: 'line' as const,
    pod,
    container: 'main',
    time: new Date((from + index) * 1000).toISOString(),
    text: `${pod} ${from + index}`,
  }));
}

function texts(buffer: LogBuffer): string[] {
  return buffer.blocks.flatMap(block => block.rows.map(({ text }) => text));
}

describe('LogBuffer', () => {
  it('keeps the newest lines only, and counts the others', () => {
    const buffer = new LogBuffer();
    for (let from = 0; from < 12_000; from += 250) {
      buffer.append(rows(250, { from }));
    }
    expect(buffer.count).toBeGreaterThanOrEqual(MAX_ROWS);
    expect(buffer.count).toBeLessThan(MAX_ROWS + 100);
    expect(buffer.count + buffer.dropped).toBe(12_000);
    expect(texts(buffer)).toHaveLength(buffer.count);
    expect(texts(buffer).at(-1)).toBe('api 11999');
  });

  it('leaves the blocks alone that nothing was added to', () => {
    const buffer = new LogBuffer();
    buffer.append(rows(250));
    const before = buffer.blocks;
    buffer.append(rows(30, { from: 250 }));
    expect(buffer.blocks.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(buffer.blocks[0]).toBe(before[0]);
    expect(buffer.blocks[1]).toBe(before[1]);
    expect(buffer.blocks[2]).not.toBe(before[2]);
    expect(before[2].rows).toHaveLength(50);
  });

  it('puts the lines of several Pods in the order of time', () => {
    const buffer = new LogBuffer();
    buffer.append(rows(300, { pod: 'one' }));
    const before = buffer.blocks;
    buffer.append(rows(100, { pod: 'two', from: 150 }));

    expect(texts(buffer)).toHaveLength(400);
    const times = buffer.blocks.flatMap(block => block.rows.map(r => r.order));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(buffer.blocks[0]).toBe(before[0]);
  });

  it('keeps a line without a time where it came', () => {
    const buffer = new LogBuffer();
    buffer.append([
      ...rows(2),
      { kind: 'notice', text: 'db cannot be read' },
      ...rows(1, { from: 2 }),
    ]);
    expect(texts(buffer)).toEqual([
      'api 0',
      'api 1',
      'db cannot be read',
      'api 2',
    ]);
  });

  it('takes out the colours of a terminal', () => {
    const buffer = new LogBuffer();
    buffer.append([{ kind: 'line', text: '\u001b[31mERROR\u001b[0m no' }]);
    expect(texts(buffer)).toEqual(['ERROR no']);
  });
});

import { cronJobSchema } from './jobs';

const written = (
  time: string,
  fields: object,
  more: Record<string, string> = {},
) => ({ manager: 'kubectl', time, fieldsV1: fields, ...more });
const read = (managedFields: unknown) =>
  cronJobSchema.parse({ metadata: { name: 'backup', managedFields } }).metadata;

describe('the projection of a CronJob', () => {
  it('keeps when its specification was last changed, whoever did it', () => {
    const metadata = read([
      written('2026-03-01T10:00:00Z', { 'f:spec': { 'f:suspend': {} } }),
      written('2026-03-02T10:00:00Z', {
        'f:metadata': {},
        'f:spec': { 'f:schedule': {} },
      }),
      written('2026-03-03T10:00:00Z', { 'f:metadata': { 'f:labels': {} } }),
      written(
        '2026-03-04T10:00:00Z',
        { 'f:spec': {}, 'f:status': {} },
        { subresource: 'status' },
      ),
    ]);
    expect(metadata.specChangedAt).toBe('2026-03-02T10:00:00Z');
    expect(metadata).not.toHaveProperty('managedFields');
  });

  it.each([[undefined], ['no list'], [[null, {}, { time: 5, fieldsV1: [] }]]])(
    'knows no such time of %j',
    managedFields => {
      expect(read(managedFields).specChangedAt).toBeUndefined();
    },
  );
});

import {
  checklistDefinitionFixture,
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  sheetFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { isPromotable } from './promotionObstacle';

const CLEAR = { definition: { ...checklistDefinitionFixture(), items: [] } };
const status = deliveryStatusFixture();

async function checklistOf(given: Parameters<typeof sheetFixture>[0]) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [sheetFixture(given)];
  const { checklist } = await api.checklists.getChecklist(
    'resource:default/shop-prod',
  );
  if (!checklist) {
    throw new Error('There is no checklist.');
  }
  return checklist;
}

describe('isPromotable', () => {
  it.each<
    [
      string,
      Parameters<typeof sheetFixture>[0],
      Partial<Parameters<typeof isPromotable>[1]>,
      boolean,
    ]
  >([
    ['a checklist is clear', CLEAR, { data: status }, true],
    ['items are open', {}, { data: status }, false],
    [
      'nothing comes before',
      { ...CLEAR, from: undefined },
      { data: status },
      false,
    ],
    [
      'it is deployed already',
      { ...CLEAR, standing: 'deployed' },
      { data: status },
      false,
    ],
    [
      'nothing here promotes',
      CLEAR,
      { data: { ...status, rights: [] } },
      false,
    ],
    ['nobody has answered yet', CLEAR, {}, false],
    ['nobody can answer', CLEAR, { error: new Error('Away.') }, true],
  ])('where %s', async (_, sheet, live, expected) => {
    expect(
      isPromotable(await checklistOf(sheet), {
        data: undefined,
        error: undefined,
        ...live,
      }),
    ).toBe(expected);
  });
});

import {
  judgeItem,
  type ChecklistItem,
  type ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import {
  checklistDefinitionFixture,
  evidenceFixture,
  releaseFixture,
  signOffFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import type { ActionContext } from '../items/itemActions';

export const ADA = 'user:default/ada';

/** Ada, who may do everything, before an open checklist of the release `r-2`. */
export function contextOf(given: Partial<ActionContext> = {}): ActionContext {
  return {
    rights: { sign: true, decide: true, refusals: {} },
    caller: ADA,
    contacts: ['group:default/team-shop'],
    checklist: {
      release: releaseFixture({ key: 'r-2', name: '1.5.0' }),
      standing: 'open',
    },
    ...given,
  };
}

/** An item of the shipped checklist as it is judged for the release `r-2`. */
export function resultOf(
  id: string,
  given: {
    item?: Partial<ChecklistItem>;
    evidence?: Parameters<typeof evidenceFixture>[0][];
    signOffs?: Parameters<typeof signOffFixture>[0][];
    waiver?: Parameters<typeof waiverFixture>[0];
  } = {},
): ChecklistItemResult {
  const { items } = checklistDefinitionFixture({ [id]: given.item ?? {} });
  const item = items.find(each => each.id === id) ?? items[0];
  return judgeItem(
    item,
    {
      evidence: new Map([[id, (given.evidence ?? []).map(evidenceFixture)]]),
      signOffs: (given.signOffs ?? []).map((each, index) =>
        signOffFixture({ id: `${index}`, itemId: id, ...each }),
      ),
      waivers: given.waiver
        ? [waiverFixture({ itemId: id, ...given.waiver })]
        : [],
    },
    { releaseKey: 'r-2', now: new Date() },
  );
}

/** What people are asked for, with what is given instead. */
export function peopleFixture(
  given: Partial<NonNullable<ChecklistItem['people']>> = {},
): NonNullable<ChecklistItem['people']> {
  return {
    statement: 'Seen.',
    count: 1,
    notRequester: false,
    notAuthor: false,
    requireComment: false,
    requireLink: false,
    ...given,
  };
}

import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Checklist,
  ChecklistAnswer,
  ChecklistEvent,
  ChecklistList,
} from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  SideDrawer,
  useChecklistEvents,
  useDeliveryStatus,
  useFocusAfter,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { ItemDetails } from '../drawer/ItemDetails';
import { OpenForm } from '../forms/OpenForm';
import type { ActionContext, ChecklistForm } from '../items/itemActions';
import { ItemTable } from '../items/ItemTable';
import { countWaitingForCaller } from '../items/nextStep';
import type { ChecklistLocation } from '../location/checklistSearch';
import { PromoteStep } from '../promotion/PromoteStep';
import { Timeline } from '../timeline/Timeline';
import { LastReady } from './LastReady';
import { SheetNotices } from './SheetNotices';
import { useActionContext } from './useActionContext';
import { VerdictHeader } from './VerdictHeader';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckChecklistSheet' },
);

/** What is shown of one checklist. */
export interface ChecklistSheetProps {
  environmentRef: string;
  /** What the environment is called. */
  environment: string;
  live: Live<ChecklistAnswer>;
  answer: ChecklistAnswer;
  checklist: Checklist;
  checklists: ChecklistList['checklists'];
  /** The item that is open. */
  itemId: string | undefined;
  onItem: (itemId: string | undefined) => void;
  linkTo: (change: Partial<ChecklistLocation>) => string;
}

/** One checklist, to be read and answered. */
export function ChecklistSheet(props: ChecklistSheetProps) {
  const { environmentRef, answer, checklist, linkTo, live } = props;
  const classes = useStyles();
  const [form, setForm] = useState<ChecklistForm>();
  const events = useChecklistEvents(environmentRef, checklist.release.key);
  const status = useDeliveryStatus(environmentRef);
  const context = useActionContext(answer, checklist, status.data);
  const focusPoint = useFocusAfter(
    form !== undefined || props.itemId !== undefined,
  );
  const windows = status.data?.windows;
  return (
    <div className={classes.root}>
      <div ref={focusPoint} tabIndex={-1}>
        <VerdictHeader
          checklist={checklist}
          waiting={countWaitingForCaller(checklist.items, context)}
          windows={windows}
        />
      </div>
      <PromoteStep
        checklist={checklist}
        environment={props.environment}
        problem={answer.problem}
        status={status}
      />
      <SheetNotices {...props} context={context} onForm={setForm} />
      <ItemTable
        items={checklist.items}
        context={context}
        linkTo={linkTo}
        onForm={setForm}
      />
      {!live.error && <FreshnessLine live={live} />}
      {answer.lastReady && (
        <LastReady lastReady={answer.lastReady} linkTo={linkTo} />
      )}
      <Timeline
        environmentRef={environmentRef}
        checklist={checklist}
        events={events}
      />
      <OpenedItem
        {...props}
        context={context}
        events={events.data?.events}
        onForm={setForm}
      />
      {form && (
        <OpenForm
          environmentRef={environmentRef}
          form={form}
          brokenGlass={answer.brokenGlass}
          release={checklist.release}
          windows={windows}
          onClose={() => setForm(undefined)}
        />
      )}
    </div>
  );
}

function OpenedItem(
  props: Pick<
    ChecklistSheetProps,
    'environmentRef' | 'checklist' | 'itemId' | 'onItem'
  > & {
    context: ActionContext;
    /** Absent while they are not known. */
    events: readonly ChecklistEvent[] | undefined;
    onForm: (form: ChecklistForm) => void;
  },
) {
  const { checklist, itemId, onItem, ...details } = props;
  const result = checklist.items.find(({ item }) => item.id === itemId);
  return (
    <SideDrawer
      open={result !== undefined}
      title={result?.item.title ?? ''}
      width="48rem"
      onClose={() => onItem(undefined)}
    >
      {result && <ItemDetails {...details} result={result} />}
    </SideDrawer>
  );
}

import { useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type {
  Checklist,
  ChecklistAnswer,
  ChecklistList,
} from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  useChecklistEvents,
  useDeliveryStatus,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { ItemDrawer } from '../drawer/ItemDrawer';
import { OpenForm } from '../forms/OpenForm';
import type { ChecklistForm } from '../items/itemActions';
import { ItemTable } from '../items/ItemTable';
import type { ChecklistLocation } from '../location/checklistSearch';
import { Timeline } from '../timeline/Timeline';
import { GlassBanner } from './GlassBanner';
import { LastReady } from './LastReady';
import { StandingBanner } from './StandingBanner';
import { VerdictHeader } from './VerdictHeader';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckChecklistSheet' },
);

/** One checklist, to be read and answered. */
export function ChecklistSheet(props: {
  environmentRef: string;
  live: Live<ChecklistAnswer>;
  answer: ChecklistAnswer;
  checklist: Checklist;
  checklists: ChecklistList['checklists'];
  /** The item that is open. */
  itemId: string | undefined;
  onItem: (itemId: string | undefined) => void;
  linkTo: (change: Partial<ChecklistLocation>) => string;
}) {
  const { environmentRef, live, answer, checklist, checklists } = props;
  const { itemId, onItem, linkTo } = props;
  const { brokenGlass, caller, lastReady, problem, rights } = answer;
  const classes = useStyles();
  const [form, setForm] = useState<ChecklistForm>();
  const events = useChecklistEvents(environmentRef, checklist.release.key);
  const windows = useDeliveryStatus(environmentRef).data?.windows;
  const context = useMemo(
    () => ({ caller, rights, checklist }),
    [caller, rights, checklist],
  );
  return (
    <div className={classes.root}>
      <VerdictHeader checklist={checklist} windows={windows} />
      {brokenGlass && (
        <GlassBanner
          brokenGlass={brokenGlass}
          answer={answer}
          onReview={() => setForm({ kind: 'review' })}
        />
      )}
      <StandingBanner
        checklist={checklist}
        checklists={checklists}
        linkTo={linkTo}
      />
      {problem && (
        <Alert severity="warning" role="region" aria-label="Next release">
          {problem}
        </Alert>
      )}
      <ItemTable
        items={checklist.items}
        context={context}
        linkTo={linkTo}
        onForm={setForm}
      />
      {!live.error && <FreshnessLine live={live} />}
      {lastReady && <LastReady lastReady={lastReady} linkTo={linkTo} />}
      <Timeline
        environmentRef={environmentRef}
        checklist={checklist}
        events={events}
      />
      <ItemDrawer
        environmentRef={environmentRef}
        result={checklist.items.find(({ item }) => item.id === itemId)}
        context={context}
        events={events.data?.events}
        onForm={setForm}
        onClose={() => onItem(undefined)}
      />
      {form && (
        <OpenForm
          environmentRef={environmentRef}
          form={form}
          brokenGlass={brokenGlass}
          releaseKey={checklist.release.key}
          windows={windows}
          onClose={() => setForm(undefined)}
        />
      )}
    </div>
  );
}

import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ChecklistEvent,
  ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import {
  Facts,
  PersonName,
  Sentence,
  Timestamp,
} from '@flightdeck/plugin-environments-react';
import { ActionButton } from '../items/ActionButton';
import {
  actionsOf,
  type ActionContext,
  type ChecklistForm,
} from '../items/itemActions';
import { EventList } from '../timeline/EventList';
import { ChecklistStateMark, stateWord } from '../words/ChecklistStateMark';
import { closedReason } from '../words/standing';
import { DrawerSection } from './DrawerSection';
import { EvidenceList } from './EvidenceList';
import { PeoplePart } from './PeoplePart';
import { WaiverFacts } from './WaiverFacts';

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'FlightdeckItemDetails' },
);

/** How an item stands and why, what can be done, its evidence, its signatures and its past. */
export function ItemDetails(props: {
  environmentRef: string;
  result: ChecklistItemResult;
  context: ActionContext;
  /** Of the whole checklist, oldest first; absent while they are not known. */
  events: readonly ChecklistEvent[] | undefined;
  onForm: (form: ChecklistForm) => void;
}) {
  const { environmentRef, result, context, events, onForm } = props;
  const { evidence, item, waiver } = result;
  const { caller, checklist, rights } = context;
  const classes = useStyles();
  const actions = actionsOf(result, context);
  const past = events?.filter(({ itemId }) => itemId === item.id);
  return (
    <>
      <ItemFacts result={result} />
      {actions.length > 0 && (
        <div className={classes.actions} role="group" aria-label="Actions">
          {actions.map(action => (
            <ActionButton
              key={action.label}
              action={action}
              about={item.title}
              onForm={onForm}
            />
          ))}
        </div>
      )}
      {(item.evidence.length > 0 || evidence.length > 0) && (
        <DrawerSection title="Evidence">
          <EvidenceList evidence={evidence} />
        </DrawerSection>
      )}
      {item.people && (
        <DrawerSection title="People">
          <PeoplePart
            environmentRef={environmentRef}
            result={result}
            people={item.people}
            releaseKey={checklist.release.key}
            caller={caller}
            canSign={rights.sign && closedReason(checklist) === undefined}
          />
        </DrawerSection>
      )}
      {waiver && (
        <DrawerSection title="Waiver">
          <WaiverFacts waiver={waiver} />
        </DrawerSection>
      )}
      {past && (
        <DrawerSection title="What happened">
          <EventList label={`Events of ${item.title}`} events={past} />
        </DrawerSection>
      )}
    </>
  );
}

function ItemFacts(props: { result: ChecklistItemResult }) {
  const { expiresAt, item, mode, reason, state, underlying } = props.result;
  return (
    <>
      <ChecklistStateMark state={state} />
      <Typography gutterBottom>
        <Sentence text={reason} />
      </Typography>
      <Facts
        facts={[
          ['Without the waiver', underlying && stateWord(underlying)],
          ['Why it is asked', item.why],
          ['What to do', item.howTo],
          [
            'Weight',
            mode === 'required'
              ? 'Required: it holds the deployment.'
              : 'Advisory: it holds nobody.',
          ],
          [
            'Required from',
            item.mode === 'required' && item.requiredFrom ? (
              <Timestamp time={item.requiredFrom} />
            ) : undefined,
          ],
          [
            'Answers hold for',
            item.scope === 'release'
              ? 'This release'
              : 'Whatever is deployed here',
          ],
          ['Answers hold until', expiresAt && <Timestamp time={expiresAt} />],
          ['Answered for by', item.owner && <PersonName name={item.owner} />],
        ]}
      />
    </>
  );
}

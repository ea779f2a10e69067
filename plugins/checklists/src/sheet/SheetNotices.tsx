import Alert from '@material-ui/lab/Alert';
import type {
  Checklist,
  ChecklistAnswer,
  ChecklistList,
} from '@flightdeck/plugin-environments-common';
import type { ActionContext, ChecklistForm } from '../items/itemActions';
import type { ChecklistLocation } from '../location/checklistSearch';
import { GlassBanner } from './GlassBanner';
import { OpenReviews } from './OpenReviews';
import { StandingBanner } from './StandingBanner';

/** What is to be known of a checklist before it is read: reviews that wait, and how it stands. */
export function SheetNotices(props: {
  answer: ChecklistAnswer;
  checklist: Checklist;
  checklists: ChecklistList['checklists'];
  context: ActionContext;
  linkTo: (change: Partial<ChecklistLocation>) => string;
  onForm: (form: ChecklistForm) => void;
}) {
  const { answer, checklist, checklists, context, linkTo, onForm } = props;
  const { brokenGlass, openReviews, problem } = answer;
  return (
    <>
      {brokenGlass && (
        <GlassBanner
          brokenGlass={brokenGlass}
          context={context}
          onReview={() => onForm({ kind: 'review' })}
        />
      )}
      <OpenReviews openReviews={openReviews} linkTo={linkTo} />
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
    </>
  );
}

import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { ChecklistAnswer } from '@flightdeck/plugin-environments-common';
import { Timestamp } from '@flightdeck/plugin-environments-react';
import { PersonName } from '../words/PersonName';
import { reviewObstacle } from '../items/itemActions';

/** Says that somebody deployed in spite of the checklist: an alarm until somebody else looked at it. */
export function GlassBanner(props: {
  brokenGlass: NonNullable<ChecklistAnswer['brokenGlass']>;
  answer: Pick<ChecklistAnswer, 'rights' | 'caller'>;
  onReview: () => void;
}) {
  const { at, by, reason, review } = props.brokenGlass;
  const obstacle = reviewObstacle(by, props.answer);
  return (
    <Alert
      severity={review ? 'info' : 'error'}
      role={review ? 'region' : 'alert'}
      aria-label="Broken glass"
      action={
        review ? undefined : (
          <Button
            color="inherit"
            size="small"
            disabled={obstacle !== undefined}
            onClick={props.onReview}
          >
            Review
          </Button>
        )
      }
    >
      <AlertTitle>Deployed in spite of this checklist</AlertTitle>
      <div>
        By <PersonName name={by} />, <Timestamp time={at} />. Why: {reason}
      </div>
      {review ? (
        <div>
          Reviewed by <PersonName name={review.by} />,{' '}
          <Timestamp time={review.at} />: {review.reason}
        </div>
      ) : (
        <div>It waits for a review. {obstacle}</div>
      )}
    </Alert>
  );
}

import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { ChecklistAnswer } from '@flightdeck/plugin-environments-common';
import {
  PersonName,
  Sentence,
  Timestamp,
} from '@flightdeck/plugin-environments-react';
import { reviewObstacle, type ActionContext } from '../items/itemActions';

/** Says that somebody deployed in spite of the checklist: an alarm until somebody else looked at it. */
export function GlassBanner(props: {
  brokenGlass: NonNullable<ChecklistAnswer['brokenGlass']>;
  context: ActionContext;
  onReview: () => void;
}) {
  const { at, by, reason, review } = props.brokenGlass;
  const reasonId = useId();
  const obstacle = reviewObstacle(by, props.context);
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
            aria-describedby={obstacle ? reasonId : undefined}
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
        <div>
          It waits for a review.{' '}
          {obstacle && (
            <span id={reasonId}>
              <Sentence text={obstacle} />
            </span>
          )}
        </div>
      )}
    </Alert>
  );
}

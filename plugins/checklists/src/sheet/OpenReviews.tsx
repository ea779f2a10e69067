import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import type { ChecklistAnswer } from '@flightdeck/plugin-environments-common';
import { PersonName, Timestamp } from '@flightdeck/plugin-environments-react';

/** Says of other releases that they were deployed in spite of their checklist, and wait for a review. */
export function OpenReviews(props: {
  openReviews: ChecklistAnswer['openReviews'];
  linkTo: (change: { release: string; item: undefined }) => string;
}) {
  const { openReviews, linkTo } = props;
  return (
    <>
      {openReviews.map(({ at, by, release }) => (
        <Alert
          key={release.key}
          severity="error"
          role="region"
          aria-label={`Open review of ${release.name}`}
        >
          <Link to={linkTo({ release: release.key, item: undefined })}>
            {release.name}
          </Link>{' '}
          was deployed in spite of its checklist by <PersonName name={by} />,{' '}
          <Timestamp time={at} />, and waits for a review.
        </Alert>
      ))}
    </>
  );
}

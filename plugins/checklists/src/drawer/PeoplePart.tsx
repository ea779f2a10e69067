import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import type {
  ChecklistItemResult,
  PeopleRequirement,
  SignOff,
} from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  safeUrl,
  sentenceOf,
  Timestamp,
  useChecklistAction,
} from '@flightdeck/plugin-environments-react';
import { PersonName } from '../words/PersonName';

const ANSWERS: Record<SignOff['answer'], string> = {
  confirmed: 'Confirmed',
  refused: 'Refused',
  'not-applicable': 'Not applicable',
};

/** The rules for who signs and with what, as a sentence each. */
function rulesOf({
  count,
  notAuthor,
  notRequester,
  requireComment,
  requireLink,
}: PeopleRequirement): string[] {
  return [
    count > 1 ? `${count} different people sign.` : undefined,
    notAuthor ? 'Who wrote the release does not sign.' : undefined,
    notRequester
      ? 'A signature does not count for who asks for the deployment.'
      : undefined,
    requireComment ? 'A comment is needed.' : undefined,
    requireLink ? 'A link is needed.' : undefined,
  ].flatMap(rule => rule ?? []);
}

/** What is asked of people for an item, and what they have said. */
export function PeoplePart(props: {
  environmentRef: string;
  result: ChecklistItemResult;
  people: PeopleRequirement;
  releaseKey: string;
  caller: string;
  /** Whether the checklist takes answers of the caller. */
  canSign: boolean;
}) {
  const { caller, canSign, people, releaseKey, result } = props;
  const { item, signOffs } = result;
  const writer = useChecklistAction(props.environmentRef);
  const withdraw = () =>
    writer.run({ kind: 'withdraw', itemId: item.id, release: releaseKey });
  return (
    <>
      <Typography variant="body2">
        {[`“${people.statement}”`, ...rulesOf(people)].join(' ')}
      </Typography>
      {writer.error && (
        <Alert severity="error" role="alert">
          It was not withdrawn: {sentenceOf(writer.error)}
        </Alert>
      )}
      <DataTable
        label="Signatures"
        rows={signOffs}
        keyOf={({ id }) => id}
        emptyText="Nobody has signed yet."
        columns={[
          {
            title: 'Who',
            rowHeader: true,
            render: ({ by }) => <PersonName name={by} />,
          },
          { title: 'Answer', render: ({ answer }) => ANSWERS[answer] },
          {
            title: 'Comment',
            render: ({ comment, link }) => (
              <>
                {comment} <AnswerLink link={link} />
              </>
            ),
          },
          {
            title: 'When',
            render: ({ at, expiresAt }) => (
              <>
                <Timestamp time={at} />
                {expiresAt && (
                  <>
                    , until <Timestamp time={expiresAt} />
                  </>
                )}
              </>
            ),
          },
          {
            title: 'Yours',
            render: ({ by }) =>
              by === caller && canSign ? (
                <Button
                  size="small"
                  disabled={writer.isRunning}
                  onClick={withdraw}
                >
                  {writer.isRunning ? 'Withdrawing…' : 'Withdraw'}
                </Button>
              ) : null,
          },
        ]}
      />
    </>
  );
}

function AnswerLink(props: { link: string | undefined }) {
  const link = safeUrl(props.link);
  return link ? <Link to={link}>{link}</Link> : null;
}

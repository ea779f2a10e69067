import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { Link } from '@backstage/core-components';
import type { SignOff } from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  PersonName,
  safeUrl,
  Timestamp,
} from '@flightdeck/plugin-environments-react';

const ANSWERS: Record<SignOff['answer'], string> = {
  confirmed: 'Confirmed',
  refused: 'Refused',
  'not-applicable': 'Not applicable',
};

/** What people have said of an item, one a row. */
export function SignatureTable(props: {
  signOffs: readonly SignOff[];
  emptyText: string;
  /** Whether who looks may withdraw it. */
  isOwn: (signOff: SignOff) => boolean;
  isWithdrawing: boolean;
  onWithdraw: () => void;
}) {
  const { signOffs, emptyText, isOwn, isWithdrawing, onWithdraw } = props;
  return (
    <DataTable
      label="Signatures"
      rows={signOffs}
      keyOf={({ id }) => id}
      emptyText={emptyText}
      columns={[
        {
          title: 'Who',
          rowHeader: true,
          render: ({ by }) => (
            <Box minWidth="6rem">
              <PersonName name={by} />
            </Box>
          ),
        },
        {
          title: 'Answer',
          noWrap: true,
          render: ({ answer }) => ANSWERS[answer],
        },
        { title: 'Comment', render: signOff => <Words signOff={signOff} /> },
        { title: 'When', render: signOff => <Times signOff={signOff} /> },
        {
          title: 'Yours',
          noWrap: true,
          render: signOff =>
            isOwn(signOff) ? (
              <Button
                size="small"
                disabled={isWithdrawing}
                onClick={onWithdraw}
              >
                {isWithdrawing ? 'Withdrawing…' : 'Withdraw'}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function Words(props: { signOff: SignOff }) {
  const { comment, link } = props.signOff;
  const address = safeUrl(link);
  return (
    <>
      {comment} {address && <Link to={address}>{address}</Link>}
    </>
  );
}

function Times(props: { signOff: SignOff }) {
  const { at, expiresAt } = props.signOff;
  return (
    <Box minWidth="8rem">
      <Timestamp time={at} />
      {expiresAt && (
        <>
          , until <Timestamp time={expiresAt} />
        </>
      )}
    </Box>
  );
}

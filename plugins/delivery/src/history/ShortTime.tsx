import Tooltip from '@material-ui/core/Tooltip';

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** A time to the minute with its zone, short enough for a table; in full in the tooltip. */
export function ShortTime(props: { time: string }) {
  const time = new Date(props.time);
  if (Number.isNaN(time.getTime())) {
    return <>unknown time</>;
  }
  const iso = time.toISOString();
  return (
    <Tooltip title={iso}>
      <time dateTime={iso} style={{ whiteSpace: 'nowrap' }}>
        {FORMAT.format(time)}
      </time>
    </Tooltip>
  );
}

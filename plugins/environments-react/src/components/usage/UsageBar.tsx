import Typography from '@material-ui/core/Typography';
import type { Usage } from '@flightdeck/plugin-environments-common';
import type { Tone } from '../status';
import { describeAmount, formatBytes, formatCores } from './formatUsage';
import { RatioBar } from './RatioBar';

/**
 * Props of {@link UsageBar}.
 *
 * @public
 */
export interface UsageBarProps {
  what: 'CPU' | 'Memory';
  /** Whose, as in "CPU of api". */
  of: string;
  amount: Usage['cpu'] | undefined;
}

/**
 * CPU or memory in use, against the limit where there is one and else against the request.
 *
 * @public
 */
export function UsageBar(props: UsageBarProps) {
  const { what, of, amount } = props;
  if (!amount) {
    return (
      <Typography variant="caption" color="textSecondary">
        not measured
      </Typography>
    );
  }
  const text = describeAmount(
    amount,
    what === 'CPU' ? formatCores : formatBytes,
  );
  const { used, requests, limits } = amount;
  const whole = limits ?? requests;
  return (
    <>
      {used !== undefined && whole !== undefined && whole > 0 && (
        <RatioBar
          label={`${what} of ${of}`}
          text={text}
          ratio={used / whole}
          mark={
            limits !== undefined && requests !== undefined
              ? requests / limits
              : undefined
          }
          tone={limits === undefined ? 'progressing' : toneOf(used / limits)}
        />
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {text}
      </Typography>
    </>
  );
}

/** Near its limit a container is throttled or ended; the words beside the bar say how near. */
function toneOf(ratio: number): Tone {
  if (ratio >= 0.95) {
    return 'critical';
  }
  return ratio >= 0.8 ? 'warning' : 'progressing';
}

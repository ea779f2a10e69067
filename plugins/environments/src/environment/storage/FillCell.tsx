import { RatioBar, type Tone } from '@flightdeck/plugin-environments-react';

/** How full something is, as a bar with words. */
export function FillCell(props: {
  label: string;
  ratio: number | undefined;
  /** What to say beside the share. */
  detail?: string;
}) {
  const { label, ratio, detail } = props;
  if (ratio === undefined) {
    return <>{detail ? `${detail}, share unknown` : 'not measured'}</>;
  }
  const share = `${Math.round(ratio * 100)} %`;
  const text = detail ? `${detail}, ${share}` : `${share} used`;
  return (
    <>
      <RatioBar label={label} text={text} ratio={ratio} tone={toneOf(ratio)} />
      {text}
    </>
  );
}

function toneOf(ratio: number): Tone {
  if (ratio >= 0.95) {
    return 'critical';
  }
  return ratio >= 0.8 ? 'warning' : 'progressing';
}

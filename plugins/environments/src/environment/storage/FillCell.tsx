import { RatioBar, type Tone } from '@flightdeck/plugin-environments-react';

/** Above this share the rules of health warn, and not below it. */
const ALMOST_FULL = 0.9;

/** How full something is, as a bar with words. */
export function FillCell(props: {
  label: string;
  ratio: number | undefined;
  /** What to say beside the share. */
  detail?: string;
  /** What it is to be almost full. */
  fullTone: Tone;
}) {
  const { label, ratio, detail, fullTone } = props;
  if (ratio === undefined) {
    return <>{detail ? `${detail}, share unknown` : 'not measured'}</>;
  }
  const share = `${Math.floor(ratio * 100)} %`;
  const tone = ratio > ALMOST_FULL ? fullTone : 'progressing';
  const text = detail ? `${detail}, ${share}` : `${share} used`;
  return (
    <>
      <RatioBar label={label} text={text} ratio={ratio} tone={tone} />
      {text}
    </>
  );
}

import {
  Age,
  StatusMark,
  type Tone,
} from '@flightdeck/plugin-environments-react';

const DAY_MS = 86_400_000;

/** From so many days before its end on the rules of health warn, so this must not say less. */
const SOON_DAYS = 21;
const VERY_SOON_DAYS = 7;

/** When a certificate ends, and whether that is soon. */
export function CertificateEnd(props: { expiresAt: string }) {
  const days = (Date.parse(props.expiresAt) - Date.now()) / DAY_MS;
  const { tone, word } = judge(days);
  return (
    <>
      <StatusMark tone={tone}>{word}</StatusMark>
      <div>
        {days < 0 ? 'ended' : 'ends'} <Age time={props.expiresAt} />
      </div>
    </>
  );
}

function judge(days: number): { tone: Tone; word: string } {
  if (Number.isNaN(days)) {
    return { tone: 'unknown', word: 'Unknown' };
  }
  if (days < 0) {
    return { tone: 'critical', word: 'Expired' };
  }
  if (days < VERY_SOON_DAYS) {
    return { tone: 'critical', word: 'Expires soon' };
  }
  return days < SOON_DAYS
    ? { tone: 'warning', word: 'Expires soon' }
    : { tone: 'healthy', word: 'Valid' };
}

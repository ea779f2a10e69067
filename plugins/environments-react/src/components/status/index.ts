export { HealthStatus, healthWord } from './HealthStatus';
export { StatusMark, type StatusMarkProps } from './StatusMark';
export { SyncStatus, type SyncStatusProps } from './SyncStatus';
export { toneColour, type Tone } from './tones';

export { DEFAULT_LOG_SETTINGS, hasLogs, type LogSettings } from './LogSettings';
export { LogViewer, type LogViewerProps } from './LogViewer';
export { saveBlob } from './saveBlob';

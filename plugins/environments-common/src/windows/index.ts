export * from './DeploymentWindow';
export { describeTime } from './describeVerdict';
export { judgeWindows, type JudgeWindowsOptions } from './judgeWindows';
export { windowProblem } from './windowProblem';

export { HoldBanner, type HoldBannerProps } from './HoldBanner';
export {
  WindowVerdictLine,
  type WindowVerdictLineProps,
} from './WindowVerdictLine';

/** The paper plane of Flightdeck with its name. */
export const LogoFull = () => (
  <svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 150 28"
    height={28}
    aria-hidden="true"
  >
    <path d="M3 19.5 25 6.5 16.5 23.5 12.5 17.5z" fill="#7cc4ff" />
    <path d="M12.5 17.5 25 6.5 10 14.2z" fill="#ffffff" />
    <text
      x="36"
      y="20"
      fill="#ffffff"
      fontFamily="Helvetica Neue, Helvetica, Arial, sans-serif"
      fontSize="18"
      fontWeight="600"
      letterSpacing="0.3"
    >
      Flightdeck
    </text>
  </svg>
);

/** The paper plane of Flightdeck. */
export const LogoIcon = () => (
  <svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 28 28"
    height={28}
    aria-hidden="true"
  >
    <path d="M3 19.5 25 6.5 16.5 23.5 12.5 17.5z" fill="#7cc4ff" />
    <path d="M12.5 17.5 25 6.5 10 14.2z" fill="#ffffff" />
  </svg>
);

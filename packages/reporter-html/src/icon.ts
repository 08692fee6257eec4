/** A sensor with a hot pixel, for the tab of the browser. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%23222' d='M0 0h8v8H0z'/%3E%3Cpath fill='%23ff6a4d' d='M3 3h2v2H3z'/%3E%3C/svg%3E";

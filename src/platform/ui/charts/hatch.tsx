/** The pattern of what isn't known. `Page` draws it once; every chart of the page refers to it. */
export function Hatch() {
  return (
    <svg class="absolute" width="0" height="0" aria-hidden="true">
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 3h6" stroke="var(--hatch)" stroke-width="2" />
      </pattern>
    </svg>
  );
}

/** How the names look. Told to the page when they come: no page that shows no map loads it. */
const LOOK = `
.base-name {
  position: absolute;
  left: 0;
  top: 0;
  width: 0;
  color: var(--quiet);
  font: 500 11.5px/1.2 var(--sans);
  white-space: pre;
  text-align: center;
  text-shadow: 0 0 2px var(--map-land), 0 0 2px var(--map-land), 0 0 3px var(--map-land), 0 0 4px var(--map-land);
}
.base-name.country {
  font-weight: 600;
  font-size: 12px;
  letter-spacing: 0.09em;
}
.base-name.sea {
  color: color-mix(in srgb, var(--map-coast) 15%, var(--quiet));
  font: italic 400 12.5px/1.2 var(--serif);
  letter-spacing: 0.04em;
  text-shadow: 0 0 3px var(--map-water), 0 0 3px var(--map-water);
}
.base-name.capital {
  color: var(--ink);
}
.base-name.covered {
  visibility: hidden;
}
.base-name i {
  position: absolute;
  left: -3px;
  top: -3px;
  width: 6px;
  height: 6px;
  box-sizing: border-box;
  border: 1.5px solid var(--quiet);
  border-radius: 50%;
  background: var(--map-land);
}
.base-name.capital i {
  border-color: var(--map-land);
  border-radius: 0;
  background: var(--ink);
  outline: 1px solid var(--ink);
}
.base-name b {
  position: absolute;
  font-weight: inherit;
}
@media (forced-colors: active) {
  .base-name b {
    background: Canvas;
  }
}
`;

export function addLook(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

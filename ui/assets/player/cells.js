// Where many runs ended, a button a run; pressing one asks for its picture. Every cell
// says its number, how good it is as a share of the blue, and what a screen reader says.

function cellsPanel(parent, record, colors, { title, cells, columns, chosen, names, choose }, place) {
  const panel = makePanel(parent, { kind: "cells", title, alt: title }, place);
  panel.stage.replaceChildren();
  panel.stage.removeAttribute("role");
  const grid = element("div", { class: "grid" }, panel.stage);
  grid.style.gridTemplateColumns = `${names ? "max-content " : ""}repeat(${columns}, minmax(0, 1fr))`;
  cells.forEach(([text, share, says], k) => {
    if (names && k % columns === 0) element("span", { class: "row", text: names[k / columns] }, grid);
    const look = { type: "button", class: k === chosen ? "cell on" : "cell", text, "aria-label": says };
    const cell = element("button", look, grid);
    cell.title = says;
    cell.style.background = `color-mix(in srgb, ${colors.class0} ${Math.round(40 * share)}%, ${colors.paper})`;
    if (k === chosen) cell.setAttribute("aria-current", "true");
    if (choose) cell.onclick = () => choose(k);
    else cell.disabled = true;
  });
  return { ...panel, svg: null, draw: () => {} };
}

// A panel as it stands, as an SVG file or a PNG: the picture under it becomes an image
// inside the drawing, so that one file holds everything.

function panelSvg(panel, colors) {
  const copy = panel.svg.cloneNode(true);
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", panel.width);
  copy.setAttribute("height", panel.height);
  copy.setAttribute("font-family", "sans-serif");
  const paper = { width: panel.width, height: panel.height, fill: colors.paper };
  const below = [svgElement("rect", paper)];
  if (panel.canvas)
    below.push(svgElement("image", { ...panel.box, href: panel.canvas.toDataURL() }));
  copy.prepend(...below);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function savePanel(panel, colors, name, type) {
  const text = panelSvg(panel, colors);
  if (type === "svg") return save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element("canvas", { width: 3 * panel.width, height: 3 * panel.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${name}.png`));
}

function saveButtons(panel, colors, epoch) {
  const kind = panel.figure.dataset.kind.split(" ").pop();
  for (const type of ["svg", "png"]) {
    const label = `Save this picture as ${type.toUpperCase()}`;
    const look = { class: "save", type: "button", title: label, "aria-label": `${label}: ${panel.title}` };
    const button = element("button", { ...look, text: type.toUpperCase() }, panel.caption);
    button.onclick = () => savePanel(panel, colors, `${kind}-epoch-${epoch()}`, type);
  }
}

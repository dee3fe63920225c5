// Saves the charts of the page, one below the other, as one SVG file. Streamlit draws
// them as SVG already; its own menu at a chart offers a PNG.

const GAP = 24;

function chartsOfPage() {
  return [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg.marks")];
}

function stacked(charts) {
  const sheet = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const paper = document.createElementNS(sheet.namespaceURI, "rect");
  paper.setAttribute("fill", charts[0].style.backgroundColor || "white");
  sheet.append(paper);
  let [width, height] = [0, GAP];
  for (const chart of charts) {
    const copy = chart.cloneNode(true);
    copy.setAttribute("x", GAP);
    copy.setAttribute("y", height);
    // Where a reader lacks the font of the page, letters are wider than they were.
    copy.setAttribute("overflow", "visible");
    sheet.append(copy);
    width = Math.max(width, Number(chart.getAttribute("width")));
    height += Number(chart.getAttribute("height")) + GAP;
  }
  for (const part of [sheet, paper]) {
    part.setAttribute("width", width + 2 * GAP);
    part.setAttribute("height", height);
  }
  return new XMLSerializer().serializeToString(sheet);
}

export default function ({ data, parentElement }) {
  parentElement.querySelector("button").onclick = () => {
    const charts = chartsOfPage();
    if (!charts.length) return;
    const file = new Blob([stacked(charts)], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${data.name}.svg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
}

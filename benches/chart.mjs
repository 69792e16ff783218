// The figures as bars, for README.md: an SVG that is readable on light and dark.
const FIGURES = [
  ["usable ms", "Usable, ms"],
  ["usable, CPU ÷ 4 ms", "Usable at a quarter of the CPU, ms"],
  ["usable, 10 Mbit/s 40 ms", "Usable on 10 Mbit/s and 40 ms, ms"],
  ["bytes until usable", "Fetched until usable, kB with brotli"],
  ["OK reply ms", "From the click to an OK, ms"],
];
const [WIDTH, LEFT, BAR, ROW, HEAD] = [760, 130, 500, 20, 34];

export function chart(notes) {
  const parts = [];
  let y = 8;
  for (const [figure, title] of FIGURES) {
    const by = notes.all[figure];
    if (!by) continue;
    const scale = figure.startsWith("bytes") ? 1 / 1000 : 1;
    const rows = Object.keys(by).map((name) => [name, notes.median(figure, name) * scale]);
    const most = Math.max(...rows.map(([, value]) => value));
    parts.push(`<text class="title" x="8" y="${y + 16}">${title}</text>`);
    y += HEAD - 8;
    for (const [name, value] of rows) {
      const own = name === "this page" ? ' class="own"' : "";
      const long = Math.max(2, (value / most) * BAR);
      parts.push(`<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end"${own}>${name}</text>`);
      parts.push(`<rect x="${LEFT}" y="${y + 2}" width="${long.toFixed(1)}" height="${ROW - 6}" rx="3"${own}/>`);
      parts.push(`<text x="${(LEFT + long + 6).toFixed(1)}" y="${y + 13}"${own}>${value.toFixed(value < 10 ? 1 : 0)}</text>`);
      y += ROW;
    }
    y += 12;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="This page beside other consoles">
<style>
text { font: 12px system-ui, sans-serif; fill: #444c56 } .title { font-weight: 600 } rect { fill: #8c98a8 }
text.own { font-weight: 600; fill: #0b57d0 } rect.own { fill: #0b57d0 }
@media (prefers-color-scheme: dark) { text { fill: #c3ccd6 } rect { fill: #6b7785 } text.own { fill: #7cacf8 } rect.own { fill: #7cacf8 } }
</style>
${parts.join("\n")}
</svg>
`;
}

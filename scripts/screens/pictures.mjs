// The pictures of README.md: some of the states, as a screen of 1440 pixels shows them, into docs/pictures/; run by
// `make pictures`.   node scripts/screens/pictures.mjs      DIST=folder  OUT=folder
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { field, launch } from "../../benches/stage/chromium.mjs";
import { site } from "../../benches/stage/site.mjs";
import { png } from "./png.mjs";
import { STATES, Visit } from "./states.mjs";

const MOST_BYTES = 200_000;
// File, state, language, theme.
const PICTURES = [
  ["first-light", "success", "en-US", "light"],
  ["first-dark", "success", "zh-CN", "dark"],
  ["lesson", "lesson", "en-US", "light"],
  ["failure", "failure", "zh-CN", "light"],
  ["snippets", "snippets", "en-US", "dark"],
  ["history", "history", "en-US", "light"],
];

const folder = process.env.DIST ?? "dist";
const out = process.env.OUT ?? "docs/pictures";
const browser = await launch();

/** The pixels of a screenshot, read by a page of the browser's own. */
async function pixels(shot) {
  const page = await browser.newPage();
  const read = async (source) => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = "";
    for (let at = 0; at < data.length; at += 32_768) text += String.fromCharCode(...data.subarray(at, at + 32_768));
    return { width: image.width, height: image.height, data: btoa(text) };
  };
  const { width, height, data } = await page.evaluate(read, `data:image/png;base64,${shot.toString("base64")}`);
  await page.close();
  // A buffer of its own, so that its words are aligned.
  return { width, height, data: Uint8Array.from(Buffer.from(data, "base64")) };
}

mkdirSync(out, { recursive: true });
for (const [name, state, locale, colorScheme] of PICTURES) {
  const served = await site(folder);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(served.url);
  await page.waitForSelector(field("send"));
  await STATES[state](new Visit(page, served));
  await page.evaluate(async () => {
    // Nothing blinks in a picture.
    document.activeElement?.blur();
    scrollTo(0, 0);
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  });
  const { width, height, data } = await pixels(await page.screenshot());
  const bytes = png(width, height, data);
  writeFileSync(join(out, `${name}.png`), bytes);
  console.log(`${name}.png  ${bytes.length} bytes`);
  if (bytes.length > MOST_BYTES) {
    console.error(`pictures: ${name}.png has more than ${MOST_BYTES} bytes`);
    process.exitCode = 1;
  }
  await context.close();
  await served.close();
}
await browser.close();

// The pictures of README.md: some of the states, as a screen of 1440 pixels shows them, into docs/pictures/; run by
// `make pictures`.   node scripts/screens/pictures.mjs      DIST=folder  OUT=folder
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { field, launch } from "../../benches/stage/chromium.mjs";
import { site } from "../../benches/stage/site.mjs";
import { STATES, Visit } from "./states.mjs";

const MOST_BYTES = 150_000;
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

/** A screenshot as WebP, written by the browser itself: a fraction of its PNG's bytes, and nothing lost that the eye sees. */
async function webp(shot) {
  const page = await browser.newPage();
  const write = async (source) => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext("2d").drawImage(image, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
    const reader = new FileReader();
    return new Promise((done) => {
      reader.onload = () => done(reader.result.split(",")[1]);
      reader.readAsDataURL(blob);
    });
  };
  const text = await page.evaluate(write, `data:image/png;base64,${shot.toString("base64")}`);
  await page.close();
  return Buffer.from(text, "base64");
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
  const bytes = await webp(await page.screenshot());
  writeFileSync(join(out, `${name}.webp`), bytes);
  console.log(`${name}.webp  ${bytes.length} bytes`);
  if (bytes.length > MOST_BYTES) {
    console.error(`pictures: ${name}.webp has more than ${MOST_BYTES} bytes`);
    process.exitCode = 1;
  }
  await context.close();
  await served.close();
}
await browser.close();

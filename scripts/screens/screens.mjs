// Each state of the page, in each width and theme, as pictures to look at under target/screens/; run by `make screens`.
//   node scripts/screens/screens.mjs [STATE …]      WIDTHS=320,1440  THEMES=dark  LANGS=zh,en  DIST=folder  OUT=folder
//
// Checks on the way: nothing scrolls sideways, the console stays empty, nothing jumps over a Send (layout shift under 0.02,
// counted also right after the click, which browsers leave out).
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { field, launch } from "../../benches/stage/chromium.mjs";
import { site } from "../../benches/stage/site.mjs";
import { SAID, STATES, Visit } from "./states.mjs";

const HEIGHTS = { 320: 640, 390: 844, 768: 1024, 1440: 900, 1920: 1080 };
const WIDEST_SHIFT = 0.02;
const LOCALES = { zh: "zh-CN", en: "en-US" };

const list = (name, usual) => (process.env[name] ?? usual).split(",");
const folder = process.env.DIST ?? "dist";
const out = process.env.OUT ?? "target/screens";
const widths = list("WIDTHS", Object.keys(HEIGHTS).join()).map(Number);
const themes = list("THEMES", "light,dark");
const langs = list("LANGS", "en,zh");
const asked = process.argv.slice(2);
const names = asked.length ? asked : Object.keys(STATES);
const wrong = [];

const browser = await launch();

/** The page in a new profile; `console` holds what it said. */
async function visit(width, lang, theme) {
  const served = await site(folder);
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    locale: LOCALES[lang],
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(served.url);
  await page.waitForSelector(field("send"));
  return { page, served, said, steps: new Visit(page, served), close: async () => (await context.close(), served.close()) };
}

/** What the page says at rest: two frames, all fonts and pictures. */
const settled = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let count = 0; count < 2; count++) await new Promise((next) => requestAnimationFrame(next));
  });

/** Elements that reach over the right edge, when the page scrolls sideways. */
const sideways = () => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const over = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  return over.slice(-3).map((one) => `${one.tagName.toLowerCase()}.${one.className} ${one.dataset?.testid ?? ""}`).concat(`${root.scrollWidth} px`);
};

async function take(name, lang) {
  // One way to the state for each theme and language; the window is narrowed afterwards.
  for (const theme of themes) {
    const { page, said, steps, close } = await visit(Math.max(...widths), lang, theme);
    try {
      await STATES[name](steps);
      for (const width of [...widths].sort((a, b) => b - a)) {
        await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
        await settled(page);
        const over = await page.evaluate(sideways);
        if (over.length) wrong.push(`${name} ${lang} ${theme} at ${width}: scrolls sideways: ${over.join(", ")}`);
        await page.screenshot({ path: join(out, `${name}-${width}-${theme}-${lang}.png`), fullPage: true });
      }
      const heard = said.filter((text) => !SAID[name]?.test(text));
      if (heard.length) wrong.push(`${name} ${lang} ${theme}: the console says ${heard.join(" | ")}`);
    } catch (error) {
      wrong.push(`${name} ${lang} ${theme}: ${String(error).split("\n").slice(0, 3).join(" ")}`);
      await page.screenshot({ path: join(out, `${name}-stuck-${theme}-${lang}.png`), fullPage: true });
    }
    await close();
  }
}

/** How far things jump over a Send to the page's own sandbox, the first and a second one. */
async function shift(width, lang) {
  const { page, close } = await visit(width, lang, "light");
  await page.evaluate(() => {
    window.shifts = [];
    const name = ({ node }) => node?.dataset?.testid ?? node?.className ?? node?.nodeName;
    const look = (list) => list.getEntries().forEach(({ value, sources }) => shifts.push([value, sources.map(name).join("+")]));
    new PerformanceObserver(look).observe({ type: "layout-shift" });
  });
  await page.waitForTimeout(500);
  for (let count = 0; count < 2; count++) {
    // Without a pointer: a shift right after an input doesn't count as one for the browser, but here it does.
    await page.evaluate((send) => document.querySelector(send).click(), field("send"));
    await page.waitForSelector(field("error-code"), { state: "attached" });
    await page.waitForTimeout(700);
  }
  const shifts = await page.evaluate(() => window.shifts);
  const sum = shifts.reduce((total, [value]) => total + value, 0);
  console.log(`layout shift over two Sends at ${width}, ${lang}: ${sum.toFixed(4)}`);
  if (sum >= WIDEST_SHIFT) wrong.push(`things jump over a Send at ${width}, ${lang}: ${shifts.map(([value, what]) => `${value.toFixed(4)} ${what}`).join("; ")}`);
  await close();
}

const unknown = names.filter((name) => !(name in STATES));
if (unknown.length) {
  console.error(`screens: no state ${unknown.join(", ")}; there are ${Object.keys(STATES).join(", ")}`);
  process.exit(2);
}
if (!asked.length) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const lang of langs) {
  for (const name of names) await take(name, lang);
  for (const width of widths) await shift(width, lang);
}
await browser.close();
console.log(`${names.length} states × ${widths.length} widths × ${themes.length} themes × ${langs.length} languages: ${out}/`);
for (const line of wrong) console.error(`screens: ${line}`);
process.exitCode = wrong.length ? 1 : 0;

// Everybody's eyes and hands: axe-core over each state of each panel, in both themes and languages, at two widths; and there,
// too, what WCAG asks that it can't see: nothing scrolls sideways or is cut off at 320 pixels (400 % of 1280) and with the text
// spacing of 1.4.12, sentences are marked with their language, and the focus can be seen wherever it is. Run by `make axe`.
//   node scripts/axe/axe.mjs [STATE …]      WIDTHS=1440,390  LANGS=en,zh  DIST=folder  AT_ONCE=2
//
// Serious and critical findings fail; the others are told.
import { readFileSync } from "node:fs";
import { field, launch } from "../../benches/stage/chromium.mjs";
import { site } from "../../benches/stage/site.mjs";
import { Visit } from "../screens/states.mjs";
import { axe, clipped, focus, foreign, sideways, space } from "./checks.mjs";
import { ALL } from "./states.mjs";

const HEIGHT = 900;
const ZOOMED = 320;
const LOCALES = { en: "en-US", zh: "zh-CN" };
const FAILS = new Set(["serious", "critical"]);

const list = (name, usual) => (process.env[name] ?? usual).split(",");
const folder = process.env.DIST ?? "dist";
const widths = list("WIDTHS", "1440,390").map(Number);
const langs = list("LANGS", "en,zh");
const asked = process.argv.slice(2);
const names = asked.length ? asked : Object.keys(ALL);
const unknown = names.filter((name) => !(name in ALL));
if (unknown.length) {
  console.error(`axe: no state ${unknown.join(", ")}; there are ${Object.keys(ALL).join(", ")}`);
  process.exit(2);
}

const source = readFileSync("target/bench/node_modules/axe-core/axe.min.js", "utf8");
const browser = await launch();
/** Rule and element → the fault, and the looks that found it. */
const found = new Map();
const stuck = [];
let looks = 0;

const settled = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let count = 0; count < 2; count++) await new Promise((next) => requestAnimationFrame(next));
  });

/** All that is looked at in one state of the page; axe-core's rules within the part of a selector, where one is given. */
async function look(page, name, within, isLast) {
  looks++;
  const check = async (how, of, argument) => {
    for (const fault of await page.evaluate(of, argument)) {
      // The same in each row of a list is one.
      const key = `${fault.rule} ${fault.where.replace(/\d+/g, "N")}`;
      if (!found.has(key)) console.error(`axe: ${fault.impact} ${fault.rule}: ${fault.where}: ${fault.why}\n       in ${name} ${how}`);
      const before = found.get(key) ?? { ...fault, places: [] };
      found.set(key, { ...before, places: [...before.places, `${name} ${how}`] });
    }
  };
  const size = async (width) => {
    await page.setViewportSize({ width, height: HEIGHT });
    await settled(page);
  };
  // A part of what has been looked at already is the same at each width.
  for (const width of within ? widths.slice(0, 1) : widths) {
    await size(width);
    await check(`${width} light`, axe, { ...axe.everything, within });
    // Of all rules it is this one that the theme can change.
    await page.emulateMedia({ colorScheme: "dark" });
    await check(`${width} dark`, axe, { ...axe.colours, within });
    await page.emulateMedia({ colorScheme: "light" });
  }
  await check("", foreign);
  await page.evaluate(space, true);
  await settled(page);
  await check(`${widths.at(-1)} spaced`, sideways);
  await check(`${widths.at(-1)} spaced`, clipped);
  await page.evaluate(space, false);
  await size(ZOOMED);
  await check(`${ZOOMED}`, sideways);
  await check(`${ZOOMED}`, clipped);
  await size(widths[0]);
  if (!isLast) return;
  await check(`${widths[0]}`, focus);
  await size(widths.at(-1));
  await check(`${widths.at(-1)}`, focus);
}

async function take(name, lang) {
  // The service answers each visit in its own way.
  const own = await site(folder);
  const context = await browser.newContext({
    viewport: { width: widths[0], height: HEIGHT },
    locale: LOCALES[lang],
    colorScheme: "light",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  // Past the page's policy, which lets no script of another's in.
  await context.addInitScript(source);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  try {
    await page.goto(own.url);
    await page.waitForSelector(field("send"));
    await ALL[name](new Visit(page, own), (part, within) => look(page, `${name}/${part} ${lang}`, within));
    await look(page, `${name} ${lang}`, undefined, true);
  } catch (error) {
    stuck.push(`${name} ${lang}: ${String(error).split("\n").slice(0, 4).join(" ")}`);
  }
  await context.close();
  await own.close();
}

const began = Date.now();
const jobs = names.flatMap((name) => langs.map((lang) => [name, lang]));
const worker = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) await take(...job);
};
await Promise.all(Array.from({ length: Number(process.env.AT_ONCE ?? 2) }, worker));
await browser.close();

const faults = [...found.values()];
const failing = faults.filter(({ impact }) => FAILS.has(impact));
for (const { rule, where, places } of failing) console.error(`axe: ${rule}: ${where}: in ${places.length} looks, such as ${places.slice(0, 4).join(", ")}`);
for (const line of stuck) console.error(`axe: not reached: ${line}`);
console.log(`axe: ${names.length} ways, ${looks} looks at ${widths.join(" and ")} px in both themes, ${langs.join(" and ")}: ${failing.length} to mend, ${faults.length - failing.length} lesser; ${Math.round((Date.now() - began) / 1000)} s`);
process.exitCode = failing.length || stuck.length ? 1 : 0;

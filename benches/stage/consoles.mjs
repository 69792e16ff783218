// The pages that are compared: each on a server of its own that also plays the service, so that no call is to another origin.
import { inside } from "./inside.mjs";
import { peer } from "./peers.mjs";
import { site } from "./site.mjs";

const CALL = { send: "#send", editor: "#body" };
const OWN = { send: "[data-testid=send]", editor: "[data-testid=item-value], [data-testid=body-json]" };

const CONSOLES = [
  { name: "this page", path: "", own: true, at: OWN },
  { name: "hand-written", path: "plain.html", at: CALL },
  { name: "RapiDoc", package: "rapidoc", path: "rapidoc.html", at: { send: "button.m-btn", sends: "TRY", editor: "textarea.request-body-param-user-input" } },
  {
    name: "Scalar",
    package: "@scalar/api-reference",
    path: "scalar.html",
    at: { opens: "button.show-api-client-button", send: "button.scalar-button", sends: "Send", editor: ".cm-content" },
  },
  { name: "Swagger UI", package: "swagger-ui-dist", path: "swagger.html", at: { send: "button.execute", editor: "textarea.body-param__text" } },
];

/** Those whose names hold one of these words, all without any; and another build of this page, if a folder is given. */
export async function consoles(folder, words = [], before) {
  const known = before ? [...CONSOLES, { ...CONSOLES[0], name: "build before", folder: before }] : CONSOLES;
  const asked = known.filter(({ name, own }) => own || !words.length || words.some((word) => name.toLowerCase().includes(word.toLowerCase())));
  return Promise.all(
    asked.map(async (one) => ({ ...one, served: await site(one.folder ?? (one.own ? folder : "benches/pages"), one.package ? peer(one.package) : {}) })),
  );
}

/** A console in a new profile, usable; `condition` may slow the browser before it goes there. */
export async function open(browser, console, condition = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(inside, console.at);
  await condition(await context.newCDPSession(page));
  await page.goto(console.served.url + console.path);
  const usable = await page.evaluate(() => bench.usable);
  return { page, usable, close: () => context.close() };
}

/** Points this page at its own server; the others are there already. */
export async function aim(page, console) {
  if (!console.own) return;
  await page.selectOption("[data-testid=endpoint]", "custom");
  await page.fill("[data-testid=endpoint-custom]", console.served.url.slice(0, -1));
}

/** From now on long tasks count: not those of the page's own beginning, nor of what was measured before. */
export async function forgetTasks(page) {
  await page.waitForTimeout(500);
  await page.evaluate(() => (bench.long.length = 0));
}

/** Clicks Send; milliseconds from the click to the end of the frame that shows this text, or NaN after so many. */
export async function send(page, text, patience = 120_000) {
  const shown = page.evaluate((text) => bench.shown(text).then((at) => at - bench.clicked), text);
  shown.catch(() => {});
  const button = await page.evaluateHandle(() => bench.send());
  await button.asElement().click();
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, patience, NaN)));
  const time = await Promise.race([shown, late]);
  clearTimeout(timer);
  return time;
}

// The states that the page is looked at in: what leads from its first screen to each, by the names of elements alone.
import net from "node:net";
import { field } from "../../benches/stage/chromium.mjs";

const LONG = "名字很长很长很长很长很长很长很长很长 with English and 😀 more text than any field is wide";
const VALUES = [
  ["Tag_Profile_IM_Nick", LONG],
  ["Tag_Profile_IM_Image", "https://example.com/a/very/long/path/to/an/image/that/does/not/fit.png?with=query&and=more"],
  ["Tag_Profile_IM_Gender", "Gender_Type_Male"],
  ["Tag_Profile_Custom_AVeryLongName", "x"],
  ["Tag_Profile_IM_BirthDay", 20001340],
];
const LONG_BODY = JSON.stringify({
  From_Account: "alice",
  ProfileItem: Array.from({ length: 14 }, (_, index) => ({ Tag: VALUES[index % 5][0], Value: VALUES[index % 5][1] })),
});
const CURL = `curl -X POST 'https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=1400000001&identifier=admin&random=7&contenttype=json' \\
  -d '{"From_Account":"bob","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"Bob"}]}'`;

/** A port of this machine that nobody listens on. */
async function freePort() {
  const server = net.createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** One visit of the page, and the steps that a state is made of. */
export class Visit {
  constructor(page, site) {
    this.page = page;
    this.site = site;
  }

  /** The element of this name that can be seen, the first of several. */
  one(testid, more = "") {
    return this.page.locator(`${field(testid)}${more}`).first();
  }

  click(testid, more) {
    return this.one(testid, more).click();
  }

  fill(testid, text) {
    return this.one(testid).fill(text);
  }

  see(testid, more) {
    return this.one(testid, more).waitFor();
  }

  /** Has the page call the site's own service. */
  async useService() {
    await this.one("endpoint").selectOption("custom");
    await this.fill("endpoint-custom", this.site.url.slice(0, -1));
  }

  async write(body) {
    await this.click("view-json");
    await this.fill("body-json", body);
  }

  /** Sends, and waits for what the reply shows by this name. */
  async send(shows = "error-code", more) {
    await this.click("send");
    await this.see(shows, more);
    await this.one("cancel").waitFor({ state: "detached" });
  }

  /** Sends a body and waits until so many are in the open history. */
  async sendInto(body, count) {
    await this.fill("body-json", body);
    await this.click("send");
    const all = this.page.locator(field("history-entry"));
    await all.nth(count - 1).waitFor();
    await this.one("cancel").waitFor({ state: "detached" });
  }

  async lesson(id) {
    await this.click("lessons");
    const lesson = this.page.locator(`${field("lesson")}[data-lesson="${id}"]`);
    await lesson.locator(field("lesson-run")).click();
    await this.page.locator(`${field("lesson")}[data-lesson="${id}"][data-state="loaded"]`).waitFor();
  }
}

const body = (nick) => JSON.stringify({ From_Account: "alice", ProfileItem: [{ Tag: "Tag_Profile_IM_Nick", Value: nick }] });

/** Name → the way there. */
export const STATES = {
  first: async () => {},
  success: (visit) => visit.send(),
  failure: async (visit) => {
    await visit.fill("item-value", "中".repeat(167));
    await visit.send();
  },
  waiting: async (visit) => {
    visit.site.service.answer = () => {};
    await visit.useService();
    await visit.click("send");
    await visit.see("cancel");
  },
  "no-reply": async (visit) => {
    // A port where nobody listens refuses.
    await visit.one("endpoint").selectOption("custom");
    await visit.fill("endpoint-custom", `http://127.0.0.1:${await freePort()}`);
    await visit.send("diagnosis");
  },
  "gateway-page": async (visit) => {
    visit.site.service.answer = (_, reply) => reply.writeHead(502, { "content-type": "text/html" }).end("<html><h1>502 Bad Gateway</h1></html>");
    await visit.useService();
    await visit.send("diagnosis");
  },
  "long-form": async (visit) => {
    await visit.write(LONG_BODY);
    await visit.click("view-form");
    await visit.page.locator(field("item")).nth(13).waitFor();
    await visit.see("findings");
  },
  "broken-json": async (visit) => {
    await visit.write('{"From_Account":"alice","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":“Alice”}]}');
    await visit.see("body-error");
  },
  commands: async (visit) => {
    await visit.click("commands");
    await visit.fill("command-search", "sendmsg");
    await visit.see("command-option");
  },
  message: async (visit) => {
    await visit.click("commands");
    await visit.fill("command-search", "v4/openim/sendmsg");
    await visit.click("command-option", '[data-command="v4/openim/sendmsg"]');
    await visit.click("view-form");
    await visit.see("field");
    await visit.click("reference-open");
    await visit.see("reference");
  },
  lesson: async (visit) => {
    await visit.lesson("p40601");
    await visit.send();
  },
  errors: async (visit) => {
    await visit.click("errors");
    await visit.fill("error-search", "406");
    await visit.see("error-row");
  },
  snippets: async (visit) => {
    await visit.click("snippets");
    await visit.one("snippet-lang").selectOption("python");
    await visit.see("snippet");
  },
  history: async (visit) => {
    await visit.click("history");
    await visit.click("view-json");
    await visit.sendInto(body("Alice"), 1);
    await visit.sendInto(body("中".repeat(167)), 2);
    await visit.sendInto('{"From_Account":"nobody-imported-this","ProfileItem":[]}', 3);
    const ticks = visit.page.locator(field("history-compare"));
    await ticks.nth(0).click();
    await ticks.nth(1).click();
    await visit.see("compare");
  },
  import: async (visit) => {
    await visit.click("import");
    await visit.fill("import-text", CURL);
    await visit.see("import-preview");
  },
};

/** What the console may say in a state: a browser reports a call that failed itself. */
export const SAID = {
  "no-reply": /ERR_CONNECTION_REFUSED/,
  "gateway-page": /status of 502/,
};

// The states that are looked at for everybody's eyes and hands: those of the pictures, and what else each panel can show.
// A way is a function that may look several times on its way: `await look("name")`; it is looked at its end in any case.
import { field } from "../../benches/stage/chromium.mjs";
import { STATES } from "../screens/states.mjs";

const NICK = (value) => ({ Tag: "Tag_Profile_IM_Nick", Value: value });
const SET = (...items) => JSON.stringify({ From_Account: "alice", ProfileItem: items });
const HAR = JSON.stringify({
  log: {
    version: "1.2",
    entries: ["alice", "bob"].map((account) => ({
      request: {
        method: "POST",
        url: "https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=1400000001&identifier=admin&usersig=x&random=7&contenttype=json",
        postData: { mimeType: "application/json", text: JSON.stringify({ From_Account: account, ProfileItem: [NICK("A")] }) },
      },
      response: {},
    })),
  },
});
const ODD_REPLY =
  '{"ActionStatus":"FAIL","ErrorCode":40006,"ErrorInfo":"a\\u0000b","Id":9007199254740993,"Since":1700000000,"Page":"https://example.com/","Inner":"{\\"a\\":1}"}';

/** Has the page call its own server, which answers so. */
async function answered(visit, body, status = 200, type = "application/json") {
  visit.site.service.answer = (_, reply) => reply.writeHead(status, { "content-type": type }).end(body);
  await visit.useService();
}

/** Every option of a select, one after the other. */
async function each(visit, testid, look, within) {
  const values = await visit.one(testid).locator("option").evaluateAll((options) => options.map(({ value }) => value));
  for (const value of values) {
    await visit.one(testid).selectOption(value);
    await look(value, within);
  }
}

/** The open panel, and the form of the body: where the rest has been looked at already. */
const SIDE = "[data-panel]";
const ITEMS = ".items";

/** Opens whatever is folded away. */
const unfold = (visit) => visit.page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

const command = async (visit, path) => {
  await visit.click("commands");
  await visit.fill("command-search", path);
  await visit.click("command-option", `[data-command="${path}"]`);
  await visit.click("side-close");
};

const MORE = {
  "body-json": (visit) => visit.click("view-json"),
  "empty-body": async (visit) => {
    await visit.write('{"From_Account":"","ProfileItem":[]}');
    await visit.click("view-form");
    await visit.see("items-note");
  },
  "form-waits": async (visit) => {
    await visit.write("[1]");
    await visit.click("view-form");
  },
  rows: async (visit, look) => {
    const values = [
      NICK("A"),
      { Tag: "Tag_Profile_IM_Gender", Value: "Gender_Type_Male" },
      { Tag: "Tag_Profile_IM_BirthDay", Value: 20001340 },
      { Tag: "Tag_Profile_IM_Location", Value: "a" },
      { Tag: "Tag_Profile_IM_Image", Value: "https://example.com/a.png" },
      { Tag: "Tag_Profile_IM_Level", Value: 7 },
      { Tag: "Tag_Profile_Custom_x", Value: [1] },
      { Tag: "", Value: "" },
    ];
    await visit.write(SET(...values));
    await visit.click("view-form");
    const rows = visit.page.locator(field("item"));
    await rows.nth(values.length - 1).waitFor();
    await rows.nth(0).locator(field("item-enabled")).click();
    for (let at = 1; at < values.length; at++) {
      await rows.nth(at).locator(field("item-value")).focus();
      await look(`row-${at}`, ITEMS);
    }
    await rows.nth(7).locator(field("item-tag")).click();
    await visit.page.locator(".picker").waitFor();
  },
  examples: async (visit) => {
    await visit.click("examples");
    await visit.see("example");
  },
  "reply-views": async (visit, look) => {
    await visit.send();
    for (const tab of ["tab-raw", "tab-headers", "tab-sent"]) {
      await visit.click(tab);
      await look(tab);
    }
    await visit.click("tab-pretty");
    await visit.fill("reply-search", "OK");
    await visit.see("reply-hits");
    await look("search");
    await visit.click("read-back");
    await visit.see("read-back-result");
  },
  "reply-odd": async (visit) => {
    await answered(visit, ODD_REPLY);
    await visit.send();
    await visit.page.locator('[data-testid="reply-pretty"] .tok[data-kind="number"]').nth(1).click();
    await visit.see("reply-detail");
  },
  "reply-other": async (visit, look) => {
    for (const [name, body, shows] of [
      ["unknown-code", '{"ActionStatus":"FAIL","ErrorCode":123456,"ErrorInfo":"no idea at all"}', "error-meaning"],
      ["quoted-code", '{"ActionStatus":"FAIL","ErrorCode":"40006","ErrorInfo":"no"}', "error-meaning"],
      ["contradiction", '{"ActionStatus":"OK","ErrorCode":40006,"ErrorInfo":"no"}', "error-meaning"],
      ["not-json", "{\"ActionStatus\":", "diagnosis"],
      ["empty", "", "diagnosis"],
    ]) {
      await answered(visit, body);
      await visit.send(shows);
      await look(name);
    }
  },
  cancelled: async (visit) => {
    visit.site.service.answer = () => {};
    await visit.useService();
    await visit.click("send");
    await visit.click("cancel");
    await visit.see("diagnosis", '[data-kind="cancelled"]');
  },
  stale: async (visit) => {
    await visit.send();
    await visit.fill("item-value", "another");
    await visit.page.locator(".answer__stale").waitFor();
  },
  profiles: async (visit, look) => {
    await command(visit, "v4/profile/portrait_get");
    await look("asking");
    await visit.send();
    await visit.see("profile");
  },
  unanswered: async (visit) => {
    await command(visit, "v4/group_open_http_svc/get_appid_group_list");
    await visit.see("sandbox-unanswered");
  },
  usersig: async (visit, look) => {
    await visit.fill("usersig", "");
    await look("empty");
    await visit.fill("usersig", "not a signature?");
    await look("malformed");
    await visit.fill("secret-key", " short ");
    await look("key");
    await visit.click("slips");
    await visit.see("slip");
  },
  credentials: async (visit, look) => {
    await visit.fill("sdkappid", "x");
    await visit.fill("identifier", "");
    await visit.fill("random", "4294967296");
    await visit.fill("timeout", "0");
    await look("wrong");
    await visit.click("reveal");
  },
  endpoint: async (visit, look) => {
    await visit.one("endpoint").selectOption("custom");
    await visit.fill("endpoint-custom", "http://example.com:99999");
    await look("wrong");
    await visit.fill("endpoint-custom", "http://example.com");
    await look("blocked");
    await visit.one("endpoint").selectOption("console.tim.qq.com");
  },
  environments: async (visit, look) => {
    await unfold(visit);
    await look("open");
    await visit.click("env-save");
    await look("refused");
    await visit.fill("env-name", "Test");
    await visit.click("env-save");
    await visit.see("env-status");
    await look("saved");
    await unfold(visit);
    await visit.click("env-field-add");
    await visit.fill("env-import-text", "{");
  },
  "sandbox-rules": async (visit, look) => {
    await unfold(visit);
    await visit.one("sandbox-documents").selectOption("seed");
    await visit.one("sandbox-fault").selectOption("code");
    await visit.fill("sandbox-fault-number", "x");
    await look("fault");
  },
  "sandbox-messages": async (visit) => {
    await command(visit, "v4/openim/sendmsg");
    await visit.send();
    await visit.see("sandbox-message");
  },
  "commands-all": async (visit, look) => {
    await visit.click("commands");
    await visit.see("command-option");
    await look("all");
    await visit.fill("command-search", "zzzz");
  },
  "reference-set": async (visit) => {
    await visit.click("reference-open");
    await visit.see("reference");
    await visit.one("item-value").focus();
  },
  lessons: async (visit, look) => {
    await visit.click("lessons");
    await visit.see("lesson");
    await look("all");
    await visit.one("lesson").locator("[aria-expanded]").first().click();
  },
  "lesson-missed": async (visit) => {
    await visit.lesson("p40601");
    await visit.fill("item-value", "short enough");
    await visit.send();
  },
  "errors-none": async (visit, look) => {
    await visit.click("errors");
    await visit.see("error-row");
    await look("all");
    await visit.fill("error-search", "zzzz");
  },
  "snippet-languages": async (visit, look) => {
    await visit.click("snippets");
    await visit.see("snippet");
    await each(visit, "snippet-lang", look, SIDE);
  },
  "history-empty": async (visit) => {
    await visit.click("history");
    await visit.see("history-count");
  },
  "history-details": async (visit, look) => {
    await visit.send();
    await visit.click("history");
    await visit.click("history-details");
    await visit.click("history-pin");
    await visit.see("history-name");
    await look("details");
    await visit.fill("history-search", "zzzz");
    await look("none");
    await visit.fill("history-search", "");
    await visit.click("history-delete");
    await visit.see("history-undo");
  },
  "import-kinds": async (visit, look) => {
    await visit.click("import");
    await visit.see("import-text");
    await look("empty");
    await visit.fill("import-text", "what is this");
    await visit.see("import-note");
    await look("refused");
    await visit.fill("import-text", HAR);
    await visit.see("import-choice");
    await look("several");
    await visit.click("import-apply");
    await visit.see("import-applied");
  },
  palette: async (visit, look) => {
    await visit.send();
    await visit.page.keyboard.press("Control+k");
    await visit.see("palette-option", '[data-kind="history"]');
    await look("start");
    await visit.fill("palette-search", "40003");
    await visit.see("palette-option", '[data-kind="code"]');
    await look("code");
    await visit.fill("palette-search", "zzzz");
  },
  shortcuts: (visit) => visit.click("shortcuts-open"),
  "link-refused": async (visit) => {
    await visit.page.goto(`${visit.site.url}#v4/profile/portrait_set?body=%`);
    await visit.see("notice");
  },
  offline: async (visit) => {
    await visit.one("endpoint").selectOption("console.tim.qq.com");
    await visit.page.context().setOffline(true);
    await visit.see("seems-offline");
  },
  "no-catalogue": async (visit) => {
    await visit.page.route(/catalogue-/, (route) => route.abort());
    await visit.click("commands");
    await visit.see("panel-failed");
  },
  stopped: async (visit) => {
    await visit.page.evaluate(() => {
      const clone = Node.prototype.cloneNode;
      Node.prototype.cloneNode = function (...rest) {
        if (this.localName === "input") throw new Error("stopped");
        return clone.apply(this, rest);
      };
    });
    await visit.click("add-item");
    await visit.see("crash");
  },
};

export const ALL = { ...STATES, ...MORE };

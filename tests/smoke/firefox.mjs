// Firefox, driven over WebDriver BiDi, and what it is asked beyond the jobs of all browsers: no network, and paper.
import assert from "node:assert/strict";

import puppeteer from "puppeteer-core";

import { Build, Host } from "../e2e/pages/host.mjs";
import { readPaper } from "./paper.mjs";
import { Tab } from "./tab.mjs";

/** Starts Firefox, which puts downloads into the folder. */
export async function start(folder) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.ENLACE_FIREFOX,
    headless: true,
    defaultViewport: null,
    args: ["--width=1366", "--height=860"],
    extraPrefsFirefox: {
      "browser.download.dir": folder,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "intl.accept_languages": "en-GB",
    },
  });
  const tabs = [];
  return {
    /** A tab on a device that has never seen the program. */
    async device() {
      const context = await browser.createBrowserContext();
      const tab = new FirefoxTab(await context.newPage(), folder);
      tabs.push(tab);
      return tab;
    },
    /** What the pages of all its tabs complained about. */
    complaints: () => tabs.flatMap((tab) => tab.complaints),
    end: () => browser.close(),
  };
}

class FirefoxTab extends Tab {
  constructor(page, folder) {
    super(folder);
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
  }

  goto(address) {
    return this.page.goto(address);
  }

  reload() {
    return this.page.reload();
  }

  /** What a function gives that runs in the page. */
  inPage(question, ...values) {
    return this.page.evaluate(question, ...values);
  }

  /** What a function finds in the page, or `null`. */
  async element(find, ...values) {
    const found = await this.page.evaluateHandle(find, ...values);
    return found.asElement();
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  async giveFile(selector, path) {
    const input = await this.page.$(selector);
    await input.uploadFile(path);
  }
}

export const JOBS = {
  "with the host gone, a reload goes on where the work was": async (browser, _, folder) => {
    const build = await Build.copy(`${folder}/build`);
    const host = await Host.start(build.folder);
    const tab = await browser.device();
    await tab.goto(host.address);
    await tab.openSample();
    await tab.until("the build is kept and in charge", () =>
      tab.inPage(async () => (navigator.serviceWorker.controller?.state === "activated" ? true : null)),
    );
    await host.end();
    await tab.to("settings");
    await tab.click("main summary", "What is counted");
    await tab.click("main input", "Carry needs forward");
    await tab.saved();
    await tab.to("overview");
    const totals = await tab.totals();
    await tab.reload();
    await tab.title("Ave");
    assert.deepEqual(await tab.totals(), totals);
  },

  "schools are entered in the grid by the keyboard alone, and are there after a reload": async (browser, address) => {
    const tab = await browser.device();
    await tab.goto(address);
    await tab.openSample();
    await tab.to("schools");
    await tab.see("[role=grid] [role=gridcell]");
    const inGrid = () => tab.inPage(() => document.activeElement?.id === "grid");
    for (let presses = 0; presses < 60 && !(await inGrid()); presses += 1) await tab.press("Tab");
    assert.ok(await inGrid(), "Tab reaches the grid");
    const schools = ["Escola do Teclado", "Escola do Rato"];
    for (const name of schools) {
      await tab.press("Insert");
      // A new row goes from what it needs to what it needs: the name and the municipality.
      await tab.type(name);
      await tab.press("Tab");
      await tab.type("Vizela");
      await tab.press("Enter");
    }
    await tab.saved();
    await tab.reload();
    for (const name of schools) await tab.see("[role=gridcell]", name);
  },

  "on paper stands the whole study, without what only the screen needs": async (browser, address) => {
    const tab = await browser.device();
    await tab.goto(address);
    await tab.openSample();
    const totals = await tab.totals();
    await tab.see("nav a", "Publish");
    await tab.goto(new URL("study", address).href);
    await tab.see("h1", "Ave");
    const { pages, text } = readPaper(await tab.page.pdf());
    assert.ok(pages >= 3, `the study has ${pages} pages`);
    for (const shown of ["Ave", ...totals]) assert.ok(text.includes(shown), `“${shown}” is not on paper: ${text.slice(0, 500)}`);
    assert.ok(!text.includes("Publish"), "the navigation is on paper");
  },

  "on paper stands a whole table of records, also what the window did not show": async (browser, address) => {
    const tab = await browser.device();
    await tab.goto(address);
    await tab.openSample();
    await tab.goto(new URL("offers", address).href);
    await tab.see("[role=gridcell]");
    const { pages, text } = readPaper(await tab.page.pdf());
    assert.ok(pages >= 3, `the table of offers has ${pages} pages`);
    for (const shown of ["Places", "102", "part"]) assert.ok(text.includes(shown), `“${shown}” is not on paper`);
  },
};

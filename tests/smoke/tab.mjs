// A tab of any browser, as a reader of the tests would speak of it; firefox.mjs and webkit.mjs say how each is driven.
import assert from "node:assert/strict";
import { watch } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** How long anything may take: a busy machine makes a page slow, and one that never comes is a failure. */
export const PATIENCE = 60_000;

/** A column of a grid stands at this place; rows and columns count from 1. */
export const cell = (row, column) => `[role=grid] [role=row][aria-rowindex="${row + 1}"] [role=gridcell]:nth-of-type(${column})`;

export class Tab {
  /** What the page complained about, where the browser tells. */
  complaints = [];

  /** Downloads come to lie in the folder. */
  constructor(folder) {
    this.folder = folder;
  }

  /** Asks again whenever the page has drawn, until there is an answer. */
  async until(what, ask) {
    const end = performance.now() + PATIENCE;
    let last = "no answer";
    while (performance.now() < end) {
      try {
        const answer = await ask();
        if (answer !== null) return answer;
        await this.inPage(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
      } catch (error) {
        // The page that was asked has gone, because another one comes.
        last = String(error);
      }
    }
    const shown = await this.inPage(async () => `${location.href}: ${document.body.innerText}`).catch(String);
    throw new Error(`waited in vain: ${what} (${last})\n${shown.slice(0, 1500)}`);
  }

  /** Waits for what has these words in its name, among what matches the selector and is to be seen. */
  see(selector, words = "") {
    return this.until(`“${words}” in ${selector}`, () => this.element(find, selector, words));
  }

  async click(selector, words) {
    const seen = await this.see(selector, words);
    await seen.click();
  }

  title(words) {
    return this.see("h1", words);
  }

  saved() {
    return this.see("#save-state", "Saved");
  }

  async openSample() {
    await this.click("main button", "Open the sample");
    await this.title("Ave");
    await this.saved();
  }

  async to(place) {
    await this.click(".find");
    await this.click(`.page-map a[href$="/${place}"]`);
    await this.until(place, () => this.inPage(async (place) => (location.pathname.endsWith(place) ? true : null), `/${place}`));
  }

  /** The four figures at the top of the overview, as they are shown. */
  async totals() {
    const totals = await this.until("the four figures", () =>
      this.inPage(async () => {
        const shown = [...document.querySelectorAll("dl.figures .big")].map((one) => one.innerText);
        return shown.length === 4 ? shown : null;
      }),
    );
    for (const figure of totals) assert.match(figure, /^[\d,.]+$/);
    return totals;
  }

  /** The path of the file that comes to lie among the downloads by what is done. */
  async download(act) {
    let late;
    const watcher = watch(this.folder);
    const whole = new Promise((resolve, reject) => {
      watcher.on("change", async () => {
        // Until all has come, browsers keep it under other names of random letters, and an empty file in its
        // place or none: what is gone again, or is not whole yet, is looked at with the next change.
        for (const name of (await readdir(this.folder)).filter((name) => / .*\.enlace$/.test(name))) {
          const path = join(this.folder, name);
          const text = await readFile(path, "utf8").catch(() => "");
          if (text.trimEnd().endsWith("}")) resolve(path);
        }
      });
      late = setTimeout(() => reject(new Error("waited in vain: a file among the downloads")), PATIENCE);
    });
    try {
      await act();
      return await whole;
    } finally {
      clearTimeout(late);
      watcher.close();
    }
  }
}

/** In the page: what `Tab.see` looks for. */
function find(selector, words) {
  const name = (one) => one.getAttribute("aria-label") ?? one.labels?.[0]?.innerText ?? one.innerText;
  const all = [...document.querySelectorAll(selector)];
  const found = all.find((one) => one.getClientRects().length > 0 && name(one).includes(words));
  // The driver of WebKit refuses to click on what is half out of sight.
  found?.scrollIntoView({ block: "center" });
  return found ?? null;
}

// Tables through the five steps of an import, in headless Chromium.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");

/** A browser that `use` gets pages of regions from. */
export async function inBrowser(address, executablePath, use) {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
  });
  await use((country, municipality) => Importer.begin(browser, address, country, municipality));
  await browser.close();
}

class Importer {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.main = page.getByRole("main");
  }

  /** A region with one municipality, `name; code`; without, that of the Ave. */
  static async begin(browser, address, country, municipality) {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    const own = new Importer(page, address);
    await own.go("new");
    await page.getByLabel("Country").selectOption({ label: country });
    await page.getByLabel("Name of the region").fill("Bench");
    if (municipality) await page.getByLabel("Municipalities").fill(municipality);
    else await page.getByLabel("Inter-municipal community").selectOption({ label: "Ave" });
    await page.getByRole("button", { name: "Start this region" }).click();
    await own.saved();
    return own;
  }

  async go(path) {
    await this.page.goto(new URL(path, this.address).href);
  }

  async saved() {
    await this.page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor({ timeout: 120_000 });
  }

  async close() {
    await this.page.context().close();
    if (this.folder) await rm(this.folder, { recursive: true });
  }

  /** Reads a table until it is shown: what it was found to be. */
  async read(name, buffer) {
    await this.go("import");
    await this.page.locator("#table-file").waitFor({ state: "attached" });
    await this.page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ entryTypes: ["longtask"] });
    });
    // By its path: bytes would be made a file by a long task of the page's thread.
    const file = await this.onDisk(name, buffer);
    this.start = performance.now();
    await this.page.locator("#table-file").setInputFiles(file);
    const found = this.main.getByRole("heading", { name: /rows? in/ });
    await found.waitFor({ timeout: 120_000 });
    const [rows, columns] = (await found.innerText()).replaceAll(",", "").match(/\d+(?= (?:rows?|columns?))/g).map(Number);
    return { rows, columns, read_s: this.seconds() };
  }

  async onDisk(name, buffer) {
    this.folder ??= await mkdtemp(join(tmpdir(), "enlace-tables-"));
    const file = join(this.folder, name);
    await writeFile(file, buffer);
    return file;
  }

  /** The first rows as the page shows them; null where it says that there is no table. */
  async top(name, buffer) {
    await this.go("import");
    await this.page.locator("#table-file").setInputFiles(await this.onDisk(name, buffer));
    const rows = this.main.locator(".import-scroll tr");
    await rows.first().or(this.main.getByRole("alert").filter({ hasText: /./ })).first().waitFor();
    if ((await rows.count()) === 0) return null;
    return rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent.replaceAll(/\s+/g, " ").trim())));
  }

  seconds() {
    return Math.round(performance.now() - this.start) / 1000;
  }

  /** From there to the preview: what would change. */
  async plan({ elsewhere } = {}) {
    await this.main.getByRole("button", { name: "On to the columns" }).click();
    if (elsewhere === "add") await this.page.getByLabel("Rows of other municipalities").selectOption("yes");
    await this.main.getByRole("button", { name: "On to the names" }).click();
    await this.main.getByRole("button", { name: "Show what would change" }).click({ timeout: 120_000 });
    await this.main.getByRole("heading", { name: /rows?, and what would change/ }).waitFor({ timeout: 120_000 });
    const preview_s = this.seconds();
    const longest_task_ms = await this.page.evaluate(() => Math.max(0, ...window.tasks));
    const lists = {};
    for (const row of await this.main.locator("table.narrow tbody tr").all()) {
      const numbers = (await row.getByRole("cell").allInnerTexts()).map((text) => Number(text.replaceAll(",", "")));
      lists[await row.getByRole("rowheader").innerText()] = numbers;
    }
    const text = await this.main.innerText();
    const refused = Number((text.match(/([\d,]+) rows? (?:is|are) not imported/)?.[1] ?? "0").replaceAll(",", ""));
    return { preview_s, longest_task_ms, lists, refused, text };
  }

  /** Takes it in and waits until it is saved. */
  async take() {
    const start = performance.now();
    await this.main.getByRole("button", { name: /^Import [\d,]+ records?$/ }).click();
    await this.main.getByText(/records? imported/).first().waitFor({ timeout: 180_000 });
    await this.saved();
    return (performance.now() - start) / 1000;
  }

  /** A whole import. */
  async import(name, buffer, options) {
    const read = await this.read(name, buffer);
    const plan = await this.plan(options);
    const import_s = await this.take();
    return { ...read, ...plan, import_s };
  }

  /** The rows of a list as the page saves all of it. */
  async list(kind) {
    await this.go("files");
    await this.main.getByRole("button", { name: new RegExp(`^XLSX, CSV.*${kind}`) }).click();
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("dialog").getByRole("button", { name: /^CSV/ }).first().click();
    const text = await readFile(await (await download).path(), "utf8");
    const [head, ...rows] = records(text.replace(/^\ufeff/, ""));
    return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
  }
}

/** The records of a text with commas. */
function records(text) {
  const all = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    all.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") all.push([]);
  }
  return all.filter((row) => row.length > 1);
}

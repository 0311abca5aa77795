// The program around the pages, as a reader of the tests would speak of it.
import { readFile } from "node:fs/promises";

import { expect } from "../enlace.mjs";
import { Grid } from "./grid.mjs";
import { projectFile } from "./project.mjs";
import { WelcomePage } from "./welcome.mjs";

export { projectFile };

/** Every page that stands in the navigation, by its address. */
export const PLACES = [
  "overview", "coverage", "priorities", "map", "why", "certainty", "years", "study", "brochure", "exchange", "partners", "needs", "enterprises", "offers", "schools",
  "qualifications", "territory", "evidence", "problems", "import", "files", "snapshots", "history", "settings",
];

/** What a device holds that has opened the sample: each process that tells stories finds it out once. */
let deviceWithSample;

async function keepSample(browser) {
  const context = await browser.newContext({ locale: "en-GB" });
  await new Program(await context.newPage()).trySample();
  const device = await context.storageState({ indexedDB: true });
  await context.close();
  return device;
}

export class Program {
  constructor(page) {
    this.page = page;
    this.title = page.getByRole("heading", { level: 1 });
    this.saveState = page.locator("#save-state");
    this.navigation = page.getByRole("navigation");
    this.dialog = page.getByRole("dialog");
  }

  async start(address = "") {
    await this.page.goto(address);
  }

  /** Opens the sample as a user does, from the first page. */
  async trySample() {
    const welcome = new WelcomePage(this.page);
    await welcome.open();
    await welcome.sample.click();
    await expect(this.title).toContainText("Ave");
    await this.saved();
  }

  /** Begins at that address on a device that has the sample, and nothing else. */
  async openSample(address = "overview") {
    const context = this.page.context();
    deviceWithSample ??= await keepSample(context.browser());
    await context.setStorageState(deviceWithSample);
    await this.page.goto(address);
    await this.saved();
  }

  /** Begins at that address on a device as an earlier build of the program left it, kept in a file. */
  async openDevice(file, baseURL, address) {
    const device = JSON.parse(await readFile(projectFile(file), "utf8"));
    device.origins[0].origin = new URL(baseURL).origin;
    await this.page.context().setStorageState(device);
    await this.page.goto(address);
    await this.saved();
  }

  /** Begins at the sample's schools and goes on to the table of offers. */
  async openOffers() {
    await this.openSample("schools");
    await this.navigation.getByRole("link", { name: /^Offers/ }).click();
    const grid = new Grid(this.page);
    await expect(grid.cell(1, 1)).toBeVisible();
    return grid;
  }

  /** Chooses files on the first page. */
  async openFiles(...paths) {
    const welcome = new WelcomePage(this.page);
    await welcome.open();
    await welcome.file.setInputFiles(paths);
  }

  /** Opens the method's first worked example, and waits until it is kept. */
  async openExample() {
    await this.openFiles(projectFile("tests/data/worked-example-1.json"));
    await expect(this.title).toContainText("Worked example 1", { timeout: 20_000 });
    await this.saved();
    return this;
  }

  /** Goes to a page by the map of all pages. */
  async go(place) {
    await this.page.locator(".shell-header .find, .shell-foot button").filter({ visible: true }).click();
    await this.dialog.locator(`a[href$="/${place}"]`).click();
    await expect(this.page).toHaveURL(new RegExp(`/${place}`));
  }

  /** Opens the group of the settings that is called so. */
  async openSettings(group) {
    const own = this.page.locator(".settings-group").filter({ has: this.page.getByRole("heading", { name: group, exact: true }) });
    await own.waitFor();
    if (!(await own.evaluate((own) => own.open))) await own.locator("summary").click();
    const others = own.getByRole("button", { name: /^Show the other/ });
    if (await others.isVisible()) await others.click();
  }

  async saved() {
    await expect(this.saveState).toContainText("Saved");
  }

  /** The four figures at the top of the overview, as they are shown. */
  async totals() {
    const totals = this.page.locator("dl.figures .big");
    await totals.first().waitFor();
    return totals.allInnerTexts();
  }

  /** The cells of the coverage table, a row per qualification. */
  async coverageRows() {
    const rows = this.page.locator("main table tbody tr:not(.detail)");
    return rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  }

  /** Saves the region to a file and gives its path and its text. */
  async saveToFile() {
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("main").getByRole("button", { name: "Save to a file" }).click();
    const path = await (await download).path();
    return { path, name: (await download).suggestedFilename(), text: await readFile(path, "utf8") };
  }
}

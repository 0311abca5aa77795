// A region and where its work stands, as a reader of the tests would speak of it.
import { readFile } from "node:fs/promises";

export class RegionPages {
  constructor(page) {
    this.page = page;
    this.state = page.locator("#save-state");
    this.name = page.getByRole("textbox", { name: "Name", exact: true });
    // What the program tells, beside what a page has to say of itself.
    this.notices = page.locator(".dock .notice").first();
    this.menu = page.locator("#regions");
  }

  /** Starts a region of that name from the first page and waits until it is saved. */
  async start(name) {
    await this.toFirstPage();
    await this.page.getByRole("link", { name: "Start a region" }).click();
    await this.fillIn(name);
    await this.opened(name);
  }

  /** Fills in the form of a new region, with the municipalities of the Ave, and sends it. */
  async fillIn(name) {
    await this.page.getByLabel("Name of the region").fill(name);
    await this.page.getByLabel("Inter-municipal community").selectOption({ label: "Ave" });
    await this.page.getByRole("button", { name: "Start this region" }).click();
  }

  /** Opens the sample from the first page and waits until it is saved. */
  async openSample() {
    await this.toFirstPage();
    await this.page.getByRole("button", { name: "Open the sample" }).click();
    await this.saved();
  }

  /** The first page: at once where no region is open, else by the menu of regions. */
  async toFirstPage() {
    if (this.page.url() === "about:blank") await this.page.goto("");
    const sample = this.page.getByRole("button", { name: "Open the sample" });
    const regions = this.page.getByTitle("Regions on this device");
    await sample.or(regions).first().waitFor();
    if (await sample.isVisible()) return;
    await regions.click();
    await this.menu.getByRole("button", { name: "Another region…" }).click();
  }

  /** Opens a region of this device by the menu in the header. */
  async choose(name) {
    await this.page.getByTitle("Regions on this device").click();
    await this.menu.getByRole("button", { name }).click();
    await this.opened(name);
  }

  /** Waits until the region of that name is open and saved. */
  async opened(name) {
    await this.page.getByTitle("Regions on this device").filter({ hasText: name }).waitFor();
    await this.saved();
  }

  async saved() {
    await this.state.filter({ hasText: /^Saved/ }).waitFor({ state: "attached" });
  }

  /** Chooses from the region's menu. */
  async inMenu(name) {
    await this.page.getByTitle("Regions on this device").click();
    await this.page.locator("#regions").getByRole("button", { name, exact: true }).click();
  }

  async toSettings() {
    await this.inMenu("Settings of the method");
    await this.name.waitFor();
  }

  /** Gives the open region another name, on the settings page. */
  async rename(name) {
    await this.name.fill(name);
    await this.name.blur();
  }

  /** Lets the region out as a file, and gives its name and text. */
  async saveToFile() {
    await this.inMenu("Files");
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("main").getByRole("button", { name: "Save to a file" }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }

  /** Opens texts as files, wherever there is a place for files. */
  async openFiles(files) {
    await this.page.locator("input[type=file]").setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })),
    );
  }

  /** Asks the other tab to let this one write. */
  async takeOver() {
    await this.page.getByRole("button", { name: "Work here instead" }).click();
  }

  /** From now on the browser refuses whatever is put into its storage. */
  async breakPuts(error) {
    await this.page.evaluate((error) => {
      const put = IDBObjectStore.prototype.put;
      window.mendPuts = () => (IDBObjectStore.prototype.put = put);
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no", error);
      };
    }, error);
  }

  async mendPuts() {
    await this.page.evaluate(() => window.mendPuts());
  }

  async toFiles() {
    await this.inMenu("Files");
    await this.page.getByRole("heading", { name: "On this device" }).waitFor();
  }

  async toSnapshots() {
    await this.toFiles();
    await this.page.getByRole("link", { name: "Earlier states" }).click();
    await this.page.getByRole("heading", { name: "Snapshots", level: 1 }).waitFor();
  }

  /** All that the database of this device holds, as text. */
  async stored() {
    return this.page.evaluate(async () => {
      const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const database = await answer(indexedDB.open("enlace"));
      const texts = [];
      for (const store of database.objectStoreNames) {
        for (const value of await answer(database.transaction(store).objectStore(store).getAll())) {
          const packed = value instanceof Uint8Array;
          const stream = packed && new Blob([value]).stream().pipeThrough(new DecompressionStream("gzip"));
          texts.push(packed ? await new Response(stream).text() : String(value));
        }
      }
      database.close();
      return texts.join("\n");
    });
  }
}

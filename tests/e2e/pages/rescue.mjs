import { readFile } from "node:fs/promises";

// What stands in place of the program when it cannot run, as a reader of the tests would speak of it.
export class Rescue {
  constructor(page) {
    this.page = page;
    this.panel = page.locator("#rescue");
    this.title = this.panel.getByRole("heading", { level: 1 });
    this.reload = this.panel.getByRole("button", { name: /^(Reload|Recarregar)$/ });
    this.download = this.panel.getByRole("button", { name: /^(Download everything|Descarregar tudo|Descargar todo)/ });
    this.outcome = this.panel.getByRole("status");
  }

  /** Asks for everything on this device and gives the files, as the texts that they are. */
  async downloadEverything() {
    const files = [];
    this.page.on("download", (download) => files.push(download));
    await this.download.click();
    const links = this.outcome.getByRole("link");
    await links.first().waitFor();
    const wanted = await links.count();
    while (files.length < wanted) files.push(await this.page.waitForEvent("download"));
    return Promise.all(
      files.map(async (file) => ({
        name: file.suggestedFilename(),
        text: await readFile(await file.path(), "utf8"),
      })),
    );
  }
}

import { readFile } from "node:fs/promises";

import { unzip } from "./archive.mjs";

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

  /** Asks for everything on this device and gives the files of the one archive, as the texts that they are. */
  async downloadEverything() {
    const download = this.page.waitForEvent("download");
    await this.download.click();
    return unzip(await readFile(await (await download).path()));
  }
}

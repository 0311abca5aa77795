// Sending and receiving, as a reader of the tests would speak of it.
import { expect } from "../enlace.mjs";

/** A passphrase takes a second to try, on purpose, and several where the machine has much to do. */
export const TRIED = { timeout: 60_000 };

export class Mail {
  constructor(page) {
    this.page = page;
    this.contents = page.locator("section[aria-labelledby=send] table").first();
    this.answers = page.locator("#answers");
    this.who = page.getByRole("heading", { name: "Who answered" }).locator("xpath=following::table[1]");
    this.takeIn = page.getByRole("button", { name: /^Take in/ });
  }

  async open() {
    await this.page.getByRole("navigation").getByRole("link", { name: "Partners" }).first().click();
    await this.page.getByRole("heading", { level: 1, name: "Send and receive" }).waitFor();
  }

  /** Has files locked from now on. */
  async lock(passphrase) {
    await this.page.getByLabel("Lock the file with a passphrase").first().check();
    await this.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  }

  /** Sends a school its part and gives the path of the file. */
  async toSchool(name) {
    await this.page.getByLabel("For whom").selectOption({ label: "A school" });
    await this.page.getByLabel("Partner", { exact: true }).selectOption({ label: name });
    return this.save("Save the file");
  }

  /** Presses a button that makes a file, and gives its path. */
  async save(button) {
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: button, exact: true }).click();
    const file = await download;
    await expect(this.page.getByText("is among the downloads").first()).toBeVisible(TRIED);
    return { path: await file.path(), name: file.suggestedFilename() };
  }

  /** What stands under a difference: its group of choices. */
  decision(name) {
    return this.page.getByRole("group", { name });
  }
}

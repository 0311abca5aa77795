// The five steps of an import, as a reader of the tests would speak of them.
import { expect } from "../enlace.mjs";

export class ImportPage {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.alert = this.main.getByRole("alert");
    this.file = page.locator("#table-file");
    this.current = this.main.locator("[aria-current=step]");
  }

  /** Goes there from the page of files. */
  async open() {
    await this.main.getByRole("link", { name: "Import a table" }).click();
    await expect(this.current).toContainText("Read");
  }

  /** Gives it a file of this name and content. */
  async give(name, content) {
    const buffer = typeof content === "string" ? Buffer.from(content) : content;
    await this.file.setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  }

  async toColumns() {
    await this.press("On to the columns");
    await expect(this.current).toContainText("Columns");
  }

  async toNames() {
    await this.press("On to the names");
    await expect(this.current).toContainText("Names");
  }

  async toPreview() {
    await this.press("Show what would change");
    await expect(this.current).toContainText("Preview");
  }

  /** From the preview to the first step. */
  async back() {
    for (const step of ["Names", "Columns", "Read"]) {
      await this.press("Back");
      await expect(this.current).toContainText(step);
    }
  }

  /** Goes on to this step, in any language. */
  async on(step) {
    await this.main.locator("button.first").click();
    const place = ["read", "columns", "names", "preview", "done"].indexOf(step);
    await expect(this.main.locator(".import-steps li").nth(place)).toHaveAttribute("aria-current", "step");
  }

  async press(name) {
    await this.main.getByRole("button", { name }).click();
  }

  /** How many records of a list are added, changed and left as they are. */
  async counts(list) {
    const row = this.main.locator("table.narrow tbody tr").filter({ has: this.page.getByRole("rowheader", { name: list, exact: true }) });
    await row.waitFor();
    return row.getByRole("cell").allInnerTexts();
  }
}

// A table that works like a spreadsheet, as a reader of the tests would speak of it.
import { expect } from "../enlace.mjs";

export class Grid {
  constructor(page) {
    this.page = page;
    this.root = page.getByRole("grid");
    this.editor = page.locator("textarea.grid-input");
    this.status = page.locator(".grid-status");
    this.said = page.locator(".grid-status .said");
    this.search = page.getByLabel("Search in all columns");
  }

  /** The cell at a row and a column, both from 1, of those that are in sight. */
  cell(row, column) {
    return this.root.locator(`[role=row][aria-rowindex="${row + 1}"]`).getByRole("gridcell").nth(column - 1);
  }

  /** The texts of a column in some rows, both from 1. */
  async texts(rows, column) {
    const texts = [];
    for (const row of rows) texts.push(await this.cell(row, column).innerText());
    return texts;
  }

  /** Expects the focus on the grid and its cursor in that cell. */
  async expectCursor(row, column) {
    await expect(this.root).toBeFocused();
    await expect(this.root).toHaveAttribute("aria-activedescendant", `cell-${row - 1}-${column - 1}`);
    await expect(this.page.locator(`#cell-${row - 1}-${column - 1}`)).toHaveAttribute("role", "gridcell");
  }

  /** Gives the grid a paste event as the browser makes it, with the HTML as a program wrote it. */
  async paste({ html, text }) {
    await this.root.evaluate((root, { html, text }) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", text);
      root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, { html, text });
  }

  /** Puts a block on the clipboard as a spreadsheet does. */
  async copyElsewhere({ html, text }) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate(async ({ html, text }) => {
      const as = (type, data) => [type, new Blob([data], { type })];
      const parts = [as("text/plain", text), ...(html ? [as("text/html", html)] : [])];
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    }, { html, text });
  }
}

// The steps that led to the region as it is, as a reader of the tests would speak of them.
export class HistoryPage {
  constructor(page) {
    this.page = page;
    this.undo = page.getByRole("banner").getByRole("button", { name: /^Undo/ });
    this.redo = page.getByRole("banner").getByRole("button", { name: /^Redo/ });
    this.rows = page.locator("table.steps tbody tr");
    this.now = page.locator("#step-now");
  }

  /** The names of the steps, the latest first. */
  async steps() {
    return this.rows.getByRole("rowheader").allInnerTexts();
  }

  /** Goes to the state after the step of that name. */
  async goTo(step) {
    await this.rows.filter({ hasText: step }).getByRole("button").click();
  }
}

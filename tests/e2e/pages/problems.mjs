// What is wrong with the region's data, as a reader of the tests would speak of it.
export class ProblemsPage {
  constructor(page) {
    this.page = page;
    this.groups = page.getByRole("main").locator("details");
  }

  /** The problems of one kind, opened. */
  async open(kind) {
    const group = this.groups.filter({ hasText: kind });
    await group.locator("summary").click();
    return group;
  }
}

// The form beside a table, as a reader of the tests would speak of it.

export class Form {
  constructor(page) {
    this.page = page;
    this.drawer = page.locator("aside.drawer");
    this.options = page.locator(".picker-list:popover-open [role=option]");
    this.nothing = page.locator(".picker-list:popover-open .none");
    /** The sheet that makes a piece of evidence, over the form or beside the table. */
    this.sheet = page.locator("aside.drawer[aria-labelledby=sheet-title]");
    /** The question of a form that is closed over something that was typed. */
    this.question = this.drawer.getByRole("alertdialog");
    /** Opens and closes the fields that are seldom filled in. */
    this.more = this.drawer.locator(".more-fields > summary");
    this.save = this.drawer.getByRole("button", { name: "Save", exact: true });
    /** What saving would do. */
    this.effect = this.drawer.locator(".effect");
    this.kept = page.locator(".notice").filter({ hasText: "Not saved yet" });
  }

  /** A field by its name in the file. */
  field(name) {
    return this.drawer.locator(`#form-${name}`);
  }

  /** Chooses the first entry that is found for a few words. */
  async choose(name, words) {
    await this.field(name).fill(words);
    await this.options.first().click();
  }

  /** What stands below a field: its hint, and what is wrong with it. */
  about(name) {
    return this.drawer.locator(`#form-${name}-about`);
  }
}

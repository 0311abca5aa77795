// The first page, as a reader of the tests would speak of it.
export class WelcomePage {
  constructor(page) {
    this.page = page;
    this.title = page.getByRole("heading", { level: 1 });
    this.sample = page.getByRole("button", { name: "Open the sample" });
    this.newRegion = page.getByRole("link", { name: "Start a region" });
    this.file = page.getByLabel("Choose a file");
  }

  async open(address = "") {
    await this.page.goto(address);
  }
}

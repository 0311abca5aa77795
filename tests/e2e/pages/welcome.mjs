// The first page, as a reader of the tests would speak of it.
export class WelcomePage {
  constructor(page) {
    this.page = page;
    this.title = page.getByRole("heading", { level: 1 });
    this.regionsHere = page.getByText("0 regions on this device");
  }

  async open(address = "") {
    await this.page.goto(address);
  }
}

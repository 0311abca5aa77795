// The best placement beside the figures: what it covers, what that means, and how the search is stopped.
import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

/** The part of the program that searches. */
const SEARCHER = /helper(_bg)?\.(js|wasm)$/;

class BestPlacement {
  constructor(page) {
    this.program = new Program(page);
    this.page = page;
    this.main = page.getByRole("main");
    // What the program tells of opened files stands above.
    this.said = this.main.locator("[role=status]:not(.notice)");
    this.stop = page.getByRole("button", { name: "Stop" });
    this.start = page.getByRole("button", { name: "Look for the best placement" });
    this.behind = page.getByRole("region", { name: "What could be covered at most" });
    this.elsewhere = page.getByRole("region", { name: "The largest differences" });
  }

  async open() {
    await this.program.go("years");
    await this.page.getByRole("link", { name: "Best placement" }).click();
    await expect(this.page).toHaveURL(/years\?tab=best$/);
  }

  /** That a table's row which begins with this has these cells. */
  async expectRow(table, name, cells) {
    await expect(table.getByRole("row", { name }).locator("th, td")).toHaveText(cells);
  }
}

test("where sharing covers all that can be, the best placement says so", async ({ page }) => {
  const best = new BestPlacement(page);
  await best.program.openFiles(projectFile("tests/data/worked-example-1.json"));
  await expect(best.program.title).toContainText("Worked example 1", { timeout: 20_000 });
  await best.open();
  await expect(best.said).toContainText(/cover 33\.7 of the 53\.5 people.*more than 33\.7\..*already covers as much as can be/s);
  await expect(best.elsewhere).toHaveCount(0);
});

test("where people would be worth more elsewhere, it says how many, who and where, and each figure stands in a table", { tag: "@smoke" }, async ({ page }) => {
  const best = new BestPlacement(page);
  const file = projectFile("tests/data/worked-example-1.json");
  // E2 in F wants 9 of A instead of 15: then B's people are enough there, and A's could go to V.
  const text = (await readFile(file, "utf8")).replace('"persons":15', '"persons":9');
  await page.goto("");
  await page.locator("input[type=file]").first().setInputFiles({ name: "nine.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(best.program.title).toContainText("Worked example 1", { timeout: 20_000 });
  await best.open();
  await expect(best.said).toContainText(/cover 30\.1 of the 48\.1 people.*more than 32\.1\./s);
  await expect(best.said).toContainText(/^.*\b2(\.0)? more people a year.*The other 16(\.0)? /s);
  await best.expectRow(best.elsewhere, /^Qualification A, Municipality G Qualification A, Municipality V/, [
    "Qualification A, Municipality G",
    "Qualification A, Municipality V",
    "0.75",
    "0",
    "2.7",
    "+2.7",
  ]);
  await page.getByText("Show the table").or(page.locator(".chart summary")).first().click();
  await best.expectRow(best.behind, /^Qualification A/, ["Qualification A", "18.1", "16.1", "18.1", "+2.0"]);
  await best.expectRow(best.behind, /^The whole region/, ["The whole region", "48.1", "30.1", "32.1", "+2.0"]);
  await best.behind.getByRole("row", { name: /^Qualification A/ }).getByRole("button", { name: /^16\.1/ }).click();
  await expect(best.program.dialog).toContainText("16.1");
  await page.keyboard.press("Escape");
  await expectAccessible(page);
});

test("a search is stopped and begun again with the keyboard", async ({ page }) => {
  const best = new BestPlacement(page);
  await best.program.openSample();
  // Never answered: the search waits for its part of the program.
  await page.route(SEARCHER, () => {});
  await best.open();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expectAccessible(page);
  await best.stop.focus();
  await page.keyboard.press("Enter");
  await expect(best.said).toContainText("Stopped");
  await page.unroute(SEARCHER);
  await best.start.focus();
  await page.keyboard.press("Enter");
  await expect(best.said).toContainText("No placement of the same people could cover more than 435.5");
});

test("a search that cannot be begun says so and can be asked for again", async ({ page }) => {
  const best = new BestPlacement(page);
  await best.program.openSample();
  await page.route(SEARCHER, (route) => route.abort());
  await best.open();
  await expect(best.said).toContainText("could not be computed");
  await page.unroute(SEARCHER);
  await best.start.click();
  await expect(best.said).toContainText("435.5");
});

test("a search whose part of the program came damaged says so", async ({ page }) => {
  const best = new BestPlacement(page);
  await best.program.openSample();
  await page.route(/helper_bg\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body: "not the program" }));
  await best.open();
  await expect(best.said).toContainText("could not be computed");
  await page.unroute(/helper_bg\.wasm$/);
  await best.start.click();
  await expect(best.said).toContainText("435.5");
});

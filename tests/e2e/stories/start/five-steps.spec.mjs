// A new region is led through five steps: Home leads to them until they are done, or until somebody passes them by.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { ImportPage } from "../../pages/import.mjs";
import { Program } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

const BY_404 = /404/;

test("Home leads to the five steps until they are passed by, and on to the overview from then on", async ({ complaints, page }) => {
  const [program, region] = [new Program(page), new RegionPages(page)];
  await region.start("Ave");
  const home = page.getByRole("banner").getByRole("link", { name: "Home" });
  await program.go("files");
  await home.click();
  await expect(page).toHaveURL(/\/start$/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go on to the overview" }).click();
  await expect(page).toHaveURL(/\/overview$/);
  await program.go("files");
  await home.click();
  await expect(page).toHaveURL(/\/overview$/);
  await page.reload();
  await program.go("files");
  await home.click();
  await expect(page).toHaveURL(/\/overview$/);
  complaints.expected(BY_404);
});

test("of the sample all steps are done: Home is the overview", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("files");
  await page.getByRole("banner").getByRole("link", { name: "Home" }).click();
  await expect(page).toHaveURL(/\/overview$/);
});

test("tables that are given to the five steps go through the import one after the other, the result first", async ({ complaints, page }) => {
  const [program, region, table] = [new Program(page), new RegionPages(page), new ImportPage(page)];
  await region.start("Ave");
  const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator("#start-file").setInputFiles([
    file("escolas.csv", "codigo da escola;escola;concelho\n309999;Escola Nova;Vizela\n1714999;Outra Escola;Guimarães\n0309998;Elsewhere;Lisboa\n"),
    file("outras.csv", "codigo da escola;escola;concelho\n309997;Escola Velha;Fafe\n"),
  ]);
  await expect(page).toHaveURL(/\/import$/);
  await expect(table.main).toContainText("escolas.csv");
  await table.toColumns();
  await table.toNames();
  await table.toPreview();
  // The title is the result, and the button says the same number.
  await expect(program.title).toContainText("Coming in: 2 schools");
  await expect(program.title).toContainText("1 row stays out");
  await expect(table.main.getByRole("button", { name: "Import 2 records" })).toBeVisible();
  // Steps that are done have a tick and lead back; the mapping stands below and can still be changed.
  await expect(table.main.locator(".import-steps .done")).toHaveCount(3);
  await table.main.locator("summary").filter({ hasText: "Columns" }).click();
  await expect(page.getByLabel("Each row is about")).toHaveValue("school");
  await expectAccessible(page);
  await table.press("Import 2 records");
  await expect(program.title).toContainText("2 records imported");
  await program.saved();
  await table.press("Next: outras.csv");
  await expect(table.main).toContainText("outras.csv");
  await expect(table.current).toContainText("Read");
  await table.toColumns();
  await table.main.locator(".import-steps").getByRole("button", { name: "Read" }).click();
  await expect(table.current).toContainText("Read");
  complaints.expected(BY_404);
});

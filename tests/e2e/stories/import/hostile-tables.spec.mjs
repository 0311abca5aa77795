import { writeFileSync } from "node:fs";

import { expect, test } from "../../enlace.mjs";
import { NOT_READ, READ } from "../../pages/hostile.mjs";
import { ImportPage } from "../../pages/import.mjs";
import { Program } from "../../pages/program.mjs";

/** The sample and its figures, then the page that imports tables. */
async function begin(page) {
  const program = new Program(page);
  await program.openSample();
  const before = await program.totals();
  await program.go("files");
  const table = new ImportPage(page);
  await table.open();
  return { program, table, before };
}

/** The page is alive, and the region is as it was, also after it is opened again. */
async function untouched(page, program, before) {
  await program.go("overview");
  await expect(page.locator("dl.figures .big")).toHaveText(before);
  await page.reload();
  await expect(page.locator("dl.figures .big")).toHaveText(before);
  await expect(program.title).toContainText("Ave");
}

test("whatever is no table says what it is and what to do, and the region stays as it was", async ({ page }, info) => {
  const { program, table, before } = await begin(page);
  for (const [name, bytes, said] of NOT_READ) {
    await test.step(name, async () => {
      await table.give(name, bytes());
      await expect(table.alert.filter({ hasText: said }), name).toBeVisible();
      await expect(table.main.getByRole("button", { name: "On to the columns" })).toHaveCount(0);
    });
  }
  const large = info.outputPath("large.csv");
  writeFileSync(large, Buffer.alloc(65 * 1024 * 1024, "a;b\n"));
  await table.file.setInputFiles(large);
  await expect(table.alert).toContainText("The file has 65 MB; at most 64 MB are read");
  await untouched(page, program, before);
});

test("awkward tables are read as they are meant, and say what was noticed where", async ({ page }) => {
  const { program, table, before } = await begin(page);
  const title = await page.title();
  for (const [name, bytes, found, said] of READ) {
    await test.step(name, async () => {
      await table.give(name, bytes());
      await expect(table.main.getByRole("heading", { name: `${name} ` }), name).toContainText(found);
      await table.toColumns();
      await table.toNames();
      await table.toPreview();
      for (const words of said) await expect(table.main, name).toContainText(words);
      expect(await page.title()).toBe(title);
      await expect(page.locator("main script, main img")).toHaveCount(0);
      await table.back();
    });
  }
  await untouched(page, program, before);
});

import { expect, test } from "../../enlace.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

test("the first worked example on the page: table, chain, cells, and the gap in its explanation", async ({ page }) => {
  const program = new Program(page);
  await program.openFiles(projectFile("tests/data/worked-example-1.json"));
  await expect(program.title).toContainText("Worked example 1");
  expect(await program.totals()).toEqual(["53.5", "33.7", "19.8", "0"]);

  await program.go("coverage");
  const rows = await program.coverageRows();
  expect(rows).toHaveLength(3);
  const of = (code) => rows.find((row) => row[0].includes(`Qualification ${code}`));
  expect(of("A").slice(1, 3).concat(of("A").slice(4, 6))).toEqual(["23.5", "15.1", "84%", "3.7"]);
  expect(of("B").slice(1, 3).concat(of("B").slice(4, 6))).toEqual(["8.0", "15.8", "100%", "0"]);
  expect(of("C").slice(1, 3).concat(of("C").slice(4, 6))).toEqual(["22.0", "6.0", "27%", "16.0"]);
  expect(of("A")[6]).toMatch(/too small.*firm/s);
  expect(of("B")[6]).toMatch(/more graduates than own demand.*few enterprises heard \(1\)/s);
  expect(of("C")[6]).toMatch(/far too small.*few enterprises heard \(2\)/s);

  await page.getByRole("button", { name: /Qualification A/ }).click();
  const detail = page.locator("tr.detail");
  await detail.locator(".chain li").first().waitFor();
  const chain = await detail.locator(".chain li").allInnerTexts();
  const numbers = chain.map((text) => text.match(/[−+]?\d+(\.\d)?/)?.[0]);
  expect(numbers).toEqual(["24", "−2", "22", "−4.7", "17.3", "−2.3", "15.1", "15.1", "+4.7", "19.8", "23.5"]);
  await expect(detail.getByRole("row", { name: /^Municipality G/ })).toContainText(/8.*5\.6.*1\.7.*0\.6/s);

  await page.locator("main table tbody tr.open").getByRole("button", { name: "3.7" }).click();
  await expect(program.dialog).toContainText("3.7411");
});

test("the second worked example on the page: forty people, each used once", async ({ page }) => {
  const program = new Program(page);
  await program.openFiles(projectFile("tests/data/worked-example-2.json"));
  await expect(program.title).toContainText("Worked example 2");
  expect(await program.totals()).toEqual(["32.0", "32.0", "0", "8.0"]);
  await program.go("coverage");
  const rows = await program.coverageRows();
  const of = (code) => rows.find((row) => row[0].includes(`Qualification ${code}`));
  expect(of("X").slice(1, 3)).toEqual(["28.9", "30.0"]);
  expect(of("Y").slice(1, 3)).toEqual(["3.1", "10.0"]);
});

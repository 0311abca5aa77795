// What is assumed: folded groups, what was changed in sight, with its effect and a way back.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { putOn } from "../../pages/paper.mjs";
import { Program } from "../../pages/program.mjs";

test("a changed setting is in sight with its default, its effect and a way back, and all are put back as one step", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("settings");
  const stay = page.locator("#setting-stay_share");
  const study = page.locator("#setting-study_share");
  // The sample has one value of its own: its group is open by itself, and shows only that.
  const row = page.locator(".setting.changed");
  await expect(row).toHaveCount(1);
  await expect(page.locator(".settings-group[open]")).toHaveCount(1);
  await expect(stay).toHaveValue("0.9");
  await expect(row).toContainText("Default: 1");
  await expect(row).toContainText(/because of it .* more a year are missing/);
  await expect(page.getByText(/^1 of the \d+ was changed\. \d+ people a year are missing; with the defaults \d+ would be\./)).toBeVisible();
  await expect(study).toBeHidden();
  await row.getByRole("button", { name: /^Back to/ }).click();
  await program.saved();
  await expect(page.getByText(/^None of the \d+ was changed\./)).toBeVisible();
  await stay.fill("0.8");
  await page.keyboard.press("Tab");
  await expect(row).toHaveCount(1);
  // What the user opened stays whole.
  await expect(study).toBeVisible();
  await expectAccessible(page);
  // On the next visit the group is open by itself, and shows only what was changed.
  await page.reload();
  await expect(stay).toBeVisible();
  await expect(study).toBeHidden();
  await expect(page.locator(".settings-group[open]")).toHaveCount(1);
  await page.getByRole("button", { name: /^Show the other \d+/ }).click();
  await study.fill("0.3");
  await page.keyboard.press("Tab");
  await expect(row).toHaveCount(2);
  await page.getByRole("button", { name: "Put all 2 values back" }).click();
  await expect(row).toHaveCount(0);
  await expect(stay).toHaveValue("1");
  await page.getByRole("banner").getByRole("button", { name: /^Undo:/ }).click();
  await expect(row).toHaveCount(2);
  // A search opens what it finds; nothing found leads back to all.
  const search = page.getByLabel("Search in the settings");
  await search.fill("half-life");
  await expect(page.locator("#setting-half_life")).toBeVisible();
  await expect(stay).toBeHidden();
  await search.fill("xyzzy");
  await expect(page.getByText("No setting speaks of that.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(search).toHaveValue("");
  await expect(stay).toBeVisible();
});

test("on paper every setting stands with its value, also those whose group is folded", async ({ page }) => {
  await new Program(page).openSample("settings");
  const values = page.locator(".settings-group .setting");
  await expect(page.locator(".settings-group[open]")).toHaveCount(1);
  await putOn(page, "paper");
  await expect(page.locator(".settings-group:not([open])")).toHaveCount(0);
  await expect(values).toHaveCount(43);
  await putOn(page, "screen");
  await expect(page.locator(".settings-group[open]")).toHaveCount(1);
});

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { PLACES, Program } from "../../pages/program.mjs";

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("every page can be read and worked by everybody", async ({ page }) => {
      test.setTimeout(180_000);
      await new Program(page).openSample();
      for (const place of [...PLACES, "start", "new", "help"]) {
        await page.goto(place);
        await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
        await test.step(place, () => expectAccessible(page));
      }
    });
  });
}

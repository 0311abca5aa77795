// Stories in the browser, told on the quick build, and a dozen (@smoke, @parts) on the one that ships, whose
// program comes in parts: `cargo xtask test` starts the host and says where it is; beside a running `cargo xtask serve`, `npx playwright test` works as well.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "stories",
  outputDir: "../../target/e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A machine that is busy may make a browser late once: such a story is told again, and named as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  reporter: "list",
  use: {
    baseURL: process.env.ENLACE_URL ?? "http://127.0.0.1:8080/",
    locale: "en-GB",
    // A kept build would answer in the place of what a story lays in the way; those about it allow it.
    serviceWorkers: "block",
    viewport: { width: 1366, height: 768 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.ENLACE_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

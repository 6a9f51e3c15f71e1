import { existsSync } from "node:fs";

import { defineConfig, type PlaywrightTestProject } from "@playwright/test";

const address = process.env.TELESERVICES_URL;
if (!address) throw new Error("TELESERVICES_URL is not set: `cargo xtask e2e` starts the server and sets it");

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Every journey is played once for each: the name says screen and language. */
const projects: PlaywrightTestProject[] = [
  { name: "desktop-fr", use: { ...desktop, locale: "fr-FR" } },
  { name: "desktop-en", use: { ...desktop, locale: "en-GB" } },
  { name: "phone-fr", use: { ...phone, locale: "fr-FR" } },
  { name: "phone-en", use: { ...phone, locale: "en-GB" } },
];

const systemChromium = "/usr/bin/chromium";

export default defineConfig({
  testDir: "journeys",
  globalSetup: "./support/setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["html", { outputFolder: "report", open: "never" }]],
  projects,
  use: {
    baseURL: address,
    browserName: "chromium",
    timezoneId: "Europe/Monaco",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: existsSync(systemChromium) ? systemChromium : undefined,
      args: [
        // The sandbox does not start for root, as in containers.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});

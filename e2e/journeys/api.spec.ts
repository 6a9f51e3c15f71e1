/** The pages and the documented API are one and the same (API-01). */
import { expect, test } from "../support/test";

interface Document {
  paths: Record<string, Record<string, unknown>>;
}

test("API-01 everything the pages ask for stands in the document of the API", async ({ page, text, person, signIn }) => {
  const document: Document = await (await page.request.get("/api/openapi.json")).json();
  const asked = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.add(`${request.method()} ${pathname}`);
  });
  await signIn(person("Alain Dupont"));
  for (const service of ["profil", "donnees-personnelles", "indemnisation", "soins", "praticiens", "pension", "simulation"]) {
    await page.goto(`/mon-compte/${service}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
  await page.getByRole("button", { name: text("shell.sign_out") }).click();
  await expect(page).toHaveURL("/");
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => new RegExp(`^${method.toUpperCase()} ${path.replace(/\{\w+\}/g, "[^/]+")}$`)),
  );
  const undocumented = [...asked].filter((request) => !documented.some((operation) => operation.test(request)));
  expect(undocumented, "requests that the document does not know").toEqual([]);
  expect(asked).toContain("GET /api/v1/care/lines");
  expect(asked).toContain("DELETE /api/v1/session");
});

test("API-01 the documentation of the API is a page that can be read", async ({ page, allowErrors }) => {
  // Swagger UI styles itself inline, which the policy refuses; what it shows can be read without.
  allowErrors(/style-src/);
  await page.goto("/api/docs");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Téléservices");
  await expect(page.getByText("List refunds", { exact: true })).toBeVisible();
  await expect(page.getByText("Identify oneself and open a session", { exact: true })).toBeVisible();
});

// Bundles stylesheet, fonts and scripts into target/pages, from where Trunk takes them. Runs before every page build.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const frontend = join(here, "..");
const out = join(frontend, "..", "target", "pages");

/** Browsers that understand what the bundles hold: cascade layers, `:has`, top-level await. */
const target = ["chrome111", "edge111", "firefox121", "safari16.4"];

/** Generates the design tokens of our colours and font, when the configuration or the generator has changed. */
async function generateTheme() {
  const config = join(here, "designsystemet.config.json");
  const versions = join(frontend, "package-lock.json");
  const stamp = createHash("sha256").update(await readFile(config)).update(await readFile(versions)).digest("hex");
  const stampFile = join(out, "theme.stamp");
  if ((await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;

  const generator = join(frontend, "node_modules", "@digdir", "designsystemet", "dist", "bin", "designsystemet.js");
  const run = (...args) =>
    promisify(execFile)(process.execPath, [generator, "tokens", ...args, "--clean", "--config", config], { cwd: frontend });
  await run("create");
  await run("build", "--tokens", join(out, "tokens"), "--out-dir", join(out, "theme"));
  await writeFile(stampFile, stamp);
}

/** Copies each font beside the stylesheet, under a name that changes with its content, as Trunk names all the rest. */
const hashedFonts = {
  name: "hashed fonts",
  setup({ onResolve }) {
    onResolve({ filter: /\.woff2$/ }, async ({ path }) => {
      const content = await readFile(createRequire(import.meta.url).resolve(path));
      const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
      const name = `${basename(path, ".woff2")}-${hash}.woff2`;
      await writeFile(join(out, "fonts", name), content);
      return { path: `./fonts/${name}`, external: true };
    });
  },
};

async function bundleStyles() {
  await rm(join(out, "fonts"), { recursive: true, force: true });
  await mkdir(join(out, "fonts"), { recursive: true });
  await build({
    entryPoints: { app: join(here, "styles.css") },
    outdir: out,
    bundle: true,
    minify: true,
    target,
    plugins: [hashedFonts],
    logLevel: "warning",
  });
}

async function bundleScripts() {
  await build({
    entryPoints: [join(here, "components.js"), join(here, "start.js")],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
}

await mkdir(out, { recursive: true });
await generateTheme();
await Promise.all([bundleStyles(), bundleScripts()]);
